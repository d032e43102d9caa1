import { Component, type ReactNode } from 'react';
import { i18n } from '../i18n/index.ts';
import { Button } from '../ui/button.tsx';

interface FailureBoundaryProps {
  readonly children: ReactNode;
}

/** Keeps a part that fails (a chunk that cannot be loaded, a bug) from taking the page with it. */
export class FailureBoundary extends Component<
  FailureBoundaryProps,
  { readonly failure: string | null }
> {
  override state = { failure: null };

  static getDerivedStateFromError(error: unknown): { failure: string } {
    return { failure: String(error) };
  }

  override render(): ReactNode {
    if (this.state.failure === null) return this.props.children;
    return (
      <div
        role="alert"
        className="flex h-full flex-col items-center justify-center gap-2 p-6 text-center"
      >
        <p className="font-medium">{i18n.t('failure.title')}</p>
        <p className="max-w-md text-xs text-muted">{i18n.t('failure.hint')}</p>
        <pre className="max-w-full overflow-auto font-mono text-xs text-danger">
          {this.state.failure}
        </pre>
        <Button onClick={() => window.location.reload()}>{i18n.t('action.reload')}</Button>
      </div>
    );
  }
}

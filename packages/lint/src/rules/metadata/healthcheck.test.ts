import { ruleCases } from '../../../test/support/cases.ts';
import { missingHealthcheck } from './missing-healthcheck.ts';
import { uncheckedService } from './unchecked-service.ts';

ruleCases(missingHealthcheck, [
  'FROM «scratch»\n',
  'FROM scratch\nHEALTHCHECK CMD /bin/bla\n',
  'FROM scratch\nHEALTHCHECK NONE\n',
  'FROM scratch AS base\nHEALTHCHECK CMD /bin/bla\nFROM base\n',
  'FROM scratch AS base\nHEALTHCHECK CMD /bin/bla\nFROM «scratch»\n',
  ['a trigger is for others', 'FROM «a»\nONBUILD HEALTHCHECK CMD x\n'],
  'RUN x\n',
  'FROM\n',
]);

ruleCases(uncheckedService, [
  'FROM a\n«EXPOSE» 80\n',
  'FROM a\nCMD x\n',
  'FROM a\nEXPOSE 80\nHEALTHCHECK CMD x\n',
  'FROM a\nEXPOSE 80\nHEALTHCHECK NONE\n',
  ['the last one', 'FROM a\nEXPOSE 80\n«expose» 443\n'],
  ['the last stage', 'FROM a\nEXPOSE 80\nFROM b\n'],
  ['inherited', 'FROM a AS base\nHEALTHCHECK CMD x\nFROM base\nEXPOSE 80\n'],
]);

ruleCases(uncheckedService, ['FROM a\nEXPOSE 80\n'], { policy: { rules: { dl3057: 'warning' } } });

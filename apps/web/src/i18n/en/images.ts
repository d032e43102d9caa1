export const images = {
  title: 'Images',
  list: {
    label: 'Images of the engine',
    none: 'The engine has no images',
    noneHint: 'Build a Dockerfile, or pull an image from a registry.',
  },
  detail: {
    label: 'The chosen image',
    none: 'No image chosen',
    noneHint: 'Choose one in the list to see what it is made of.',
    gone: 'The engine has no such image any more',
  },
  tab: {
    overview: 'Overview',
    layers: 'Layers',
    waste: 'Waste',
    packages: 'Packages',
    compare: 'Compare',
  },
  resize: 'Resize the list of images',
};

/// What every screen needs of the toolkit: views loaded with their controllers, work done in the
/// background, words in two languages, colours and fonts. The only place that enters the JavaFX
/// thread from outside. Knows no screen and no platform; may use JavaFX, AtlantaFX, settings and
/// secrets.
@NullMarked
package com.kallglot.console.desktop.fx;

import org.jspecify.annotations.NullMarked;

/// The quality of one call while it lasts, as a card: four figures, their last sixty seconds and
/// what is warned of. It is shown what [QualityModel] is given, and knows no telephone. May use
/// what the desktop may use.
@NullMarked
package com.kallglot.console.desktop.quality;

import org.jspecify.annotations.NullMarked;

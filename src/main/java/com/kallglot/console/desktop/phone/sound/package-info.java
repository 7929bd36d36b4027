/// The sound of this computer in calls of the phone: its devices, how loud it is, what was
/// recorded.
@NullMarked
package com.kallglot.console.desktop.phone.sound;

import org.jspecify.annotations.NullMarked;

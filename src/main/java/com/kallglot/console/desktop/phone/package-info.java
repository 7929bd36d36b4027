/// The phone on the screen: the page, the card of a call, the bar that every page has while a call
/// is up. It shows what [com.kallglot.console.phone.Phone] says and asks it for what is pressed; it
/// has no call logic of its own.
@NullMarked
package com.kallglot.console.desktop.phone;

import org.jspecify.annotations.NullMarked;

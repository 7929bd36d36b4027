/// The platform over HTTP: one blocking facade, [com.kallglot.console.client.PlatformClient], that
/// answers with the domain's records or throws a sealed
/// [com.kallglot.console.client.PlatformException], and the sandbox's control resource. May use
/// wire, telephony, Retrofit and OkHttp.
///
/// A key is sent to the host of its API base and to no other; no redirect is followed. Every
/// exchange is told to a listener, secrets masked.
@NullMarked
package com.kallglot.console.client;

import org.jspecify.annotations.NullMarked;

/// The platform over HTTP: one blocking facade, [com.kallglot.console.client.PlatformClient], with
/// a part for each resource, that answers with the domain's records or throws a sealed
/// [com.kallglot.console.client.PlatformException], and the sandbox's control resource. May use
/// wire, telephony, Retrofit and OkHttp.
///
/// What may pass is tried again where that does no harm, within
/// [com.kallglot.console.client.Patience]; every failure says whether the request may have been
/// carried out all the same, and an edit whose answer got lost is looked after. A key is sent to
/// the host of its API base and to no other; no redirect is followed. Every exchange is told to a
/// listener, secrets masked.
@NullMarked
package com.kallglot.console.client;

import org.jspecify.annotations.NullMarked;

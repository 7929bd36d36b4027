package com.kallglot.console.desktop;

import com.kallglot.console.client.Endpoint;
import com.kallglot.console.client.ExchangeListener;
import com.kallglot.console.client.Patience;
import com.kallglot.console.client.PlatformClient;
import com.kallglot.console.desktop.workspace.Services;
import com.kallglot.console.organization.Modes;
import com.kallglot.console.organization.Organization;
import com.kallglot.console.organization.order.OrderBook;
import com.kallglot.console.organization.order.Orders;
import com.kallglot.console.provider.http.Endpoints;
import com.kallglot.console.provider.http.HttpProviders;
import com.kallglot.console.settings.Profile;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import okhttp3.HttpUrl;

/// The program's services with some of them exchanged: clients that wait no longer than a test
/// does, and providers that are somewhere else.
final class OtherServices {
  private final Map<String, Function<Profile, Object>> others = new HashMap<>();

  /// Providers at an address of the test's, with the stand-ins' paths.
  ///
  /// @param patience for one answer
  OtherServices providersAt(String origin, Duration patience) {
    var providers = new HttpProviders(Endpoints.standIn(HttpUrl.get(origin), patience));
    others.put("providers", _ -> providers);
    return this;
  }

  /// A platform that is asked once and has to answer within `patience`.
  OtherServices impatient(Path folder, Duration patience) {
    var organizations = new HashMap<Profile, Organization>();
    Function<Profile, Organization> organization =
        profile ->
            organizations.computeIfAbsent(
                profile,
                _ ->
                    new Organization(
                        new PlatformClient(
                            new Endpoint(
                                profile.apiBase(), profile.apiKey(), patience, patience, patience),
                            ExchangeListener.NONE,
                            Patience.ONE_TRY),
                        Organization.policyOf(profile),
                        Clock.systemUTC()));
    others.put("organization", organization::apply);
    others.put(
        "modes",
        profile ->
            new Modes(organization.apply(profile), folder, profile.apiBase(), Clock.systemUTC()));
    var book = new OrderBook(folder.resolve("orders"));
    others.put(
        "orders",
        profile ->
            new Orders(organization.apply(profile).client().numbers(), book, Clock.systemUTC()));
    return this;
  }

  UnaryOperator<Services> instead() {
    return own ->
        (Services)
            Proxy.newProxyInstance(
                Services.class.getClassLoader(),
                new Class<?>[] {Services.class},
                (_, method, arguments) -> {
                  Function<Profile, Object> other = others.get(method.getName());
                  if (other != null) {
                    return other.apply((Profile) arguments[0]);
                  }
                  try {
                    return method.invoke(own, arguments);
                  } catch (InvocationTargetException e) {
                    throw e.getCause();
                  }
                });
  }
}

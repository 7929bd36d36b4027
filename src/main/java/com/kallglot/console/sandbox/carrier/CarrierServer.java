package com.kallglot.console.sandbox.carrier;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Twilio and Telnyx of a sandbox, on a port of their own of this computer: to the platform they
/// are strangers, reached over HTTP like the real ones.
public final class CarrierServer implements AutoCloseable {
  private final CarrierStandIns standIns;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private CarrierServer(CarrierStandIns standIns, HttpServer server) {
    this.standIns = standIns;
    this.server = server;
  }

  /// Serves on a free port.
  public static CarrierServer start(CarrierStandIns standIns) throws IOException {
    CarrierServer carriers =
        new CarrierServer(
            standIns,
            HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    standIns.register(carriers.server);
    carriers.server.setExecutor(carriers.threads);
    carriers.server.start();
    return carriers;
  }

  /// Where all of their paths are, such as `http://127.0.0.1:40123`.
  public URI origin() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  public List<SeededAccount> accounts() {
    return standIns.accounts();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}

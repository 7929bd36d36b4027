package com.kallglot.console.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.kallglot.console.sandbox.EndpointFile.OrganizationAccess;
import com.kallglot.console.sandbox.SandboxException.FolderTaken;
import com.kallglot.console.sandbox.SandboxException.PortTaken;
import com.kallglot.console.sandbox.SandboxException.StoreUnusable;
import com.kallglot.console.sandbox.SandboxOptions.Beginning;
import com.kallglot.console.telephony.SipSettings.Transport;
import com.kallglot.console.telephony.SipTransport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One owner for each data folder, an endpoint file for all others, secrets in one place.
class DataFolderTest {
  @TempDir Path folder;

  private SandboxOptions options() {
    return SandboxOptions.in(folder.resolve("data"));
  }

  private Path file(String name) {
    return folder.resolve("data").resolve(name);
  }

  @Test
  void aFolderHasOneSandbox() throws Exception {
    try (Sandbox first = Sandbox.start(options())) {
      for (int again = 0; again < 3; again++) {
        assertThatThrownBy(() -> Sandbox.start(options()))
            .isInstanceOf(FolderTaken.class)
            .hasMessageContaining("Another sandbox runs on");
      }
      assertThat(DataFolder.isOwned(folder.resolve("data"))).isTrue();
      assertThat(first.baseUrl()).startsWith("http://127.0.0.1:");
    }
    Sandbox.start(options()).close();
  }

  @Test
  void theEndpointFileTellsAllThatIsNeededAndGoesWithTheSandbox() throws Exception {
    assertThat(EndpointFile.find(folder.resolve("data"))).isEmpty();
    try (Sandbox sandbox = Sandbox.start(options())) {
      assertThat(EndpointFile.find(folder.resolve("data"))).as("before SIP listens").isEmpty();
      sandbox.listening(
          List.of(
              new Transport(SipTransport.UDP, "127.0.0.1", 5060),
              new Transport(SipTransport.TLS, "127.0.0.1", 5061)),
          folder.resolve("ca.pem"),
          legId -> {});
      EndpointFile found = EndpointFile.find(folder.resolve("data")).orElseThrow();
      assertThat(found.pid()).isEqualTo(ProcessHandle.current().pid());
      assertThat(found.baseUrl()).isEqualTo(sandbox.baseUrl());
      assertThat(found.sip().udp()).isEqualTo(5060);
      assertThat(found.sip().tcp()).isNull();
      assertThat(found.sip().tls()).isEqualTo(5061);
      assertThat(found.sip().domain()).isEqualTo("sip.sandbox.kallglot.test");
      assertThat(found.organizations()).isEqualTo(sandbox.organizations());
      assertThat(found.organizations())
          .map(OrganizationAccess::name)
          .containsExactly("sandbox", "sandbox-empty");
    }
    assertThat(EndpointFile.find(folder.resolve("data"))).isEmpty();
    assertThat(file("endpoint.json")).doesNotExist();
  }

  @Test
  void aSandboxOfOneCommandFreesTheNumbersThatAKilledCommandLeftWaiting() {
    String body =
        """
        {"mode":"help_chat_voice","routing":{"phone_number":"+19785550140"}}\
        """;
    String waiting;
    try (Box box = Box.in(folder.resolve("data"))) {
      waiting = box.full.post("/v1/sessions", body).text("id");
    }
    try (Box box = Box.in(folder.resolve("data"))) {
      assertThat(box.full.post("/v1/sessions", body).code())
          .as("a sandbox that goes on keeps what it acknowledged")
          .isEqualTo("phone_number_busy");
    }
    var freeing = options().withBeginning(Beginning.CONTINUE_WITHOUT_WAITING_SESSIONS);
    try (Box box = Box.with(freeing)) {
      assertThat(box.full.get("/v1/sessions/" + waiting).text("status")).isEqualTo("ended");
      assertThat(box.full.post("/v1/sessions", body).status()).isEqualTo(201);
    }
  }

  @Test
  void aStaleEndpointFileCountsAsNoneAndIsClearedAway() throws Exception {
    try (Box box = Box.with(options())) {
      Files.copy(file("endpoint.json"), folder.resolve("stale"));
      assertThat(box.sandbox.dataFolder()).isDirectory();
    }
    Files.copy(folder.resolve("stale"), file("endpoint.json"));
    assertThat(EndpointFile.find(folder.resolve("data"))).isEmpty();
    Sandbox.start(options()).close();
    assertThat(file("endpoint.json")).doesNotExist();
  }

  @Test
  void nobodyElseCanReadIt() throws Exception {
    try (Box box = Box.with(options())) {
      assertThat(permissions(box.sandbox.dataFolder())).isEqualTo("rwx------");
      assertThat(permissions(file("credentials.json"))).isEqualTo("rw-------");
      assertThat(permissions(file("endpoint.json"))).isEqualTo("rw-------");
      assertThat(permissions(file("lock"))).isEqualTo("rw-------");
      assertThat(permissions(file("sandbox.db"))).isEqualTo("rw-------");
      assertThat(permissions(file("sandbox.db-wal"))).isEqualTo("rw-------");
    }
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void theDatabaseHoldsNoSecret() throws Exception {
    List<String> secrets;
    try (Box box = Box.with(options())) {
      String token =
          box.full
              .post("/v1/sessions", "{\"mode\":\"ai_agent\"}", "Idempotency-Key", "k")
              .json()
              .getAsJsonObject("stream")
              .get("token")
              .getAsString();
      secrets =
          Stream.concat(
                  Stream.of(token, box.control.key()),
                  box.sandbox.organizations().stream()
                      .flatMap(access ->
                          Stream.of(
                              access.apiKey().reveal(),
                              access.sipPassword().reveal(),
                              access.testLine().password().reveal())))
              .toList();
      assertThat(box.sandbox.organizations().toString()).doesNotContain(secrets);
    }
    String stored = new String(Files.readAllBytes(file("sandbox.db")), StandardCharsets.ISO_8859_1);
    assertThat(stored).contains("+19785550140").doesNotContain(secrets);
    assertThat(Files.readString(file("credentials.json"))).contains(secrets.get(2));
  }

  @Test
  void secretsAndDataSurviveARestartAndAReset() throws Exception {
    List<OrganizationAccess> before;
    try (Box box = Box.with(options())) {
      before = box.sandbox.organizations();
      box.control.put("/control/configuration?organization=sandbox", "{}");
    }
    try (Box box = Box.with(options())) {
      assertThat(box.sandbox.organizations()).isEqualTo(before);
      assertThat(numbers(box)).isZero();
    }
    try (Box box = Box.with(options().withBeginning(Beginning.RESET))) {
      assertThat(box.sandbox.organizations()).isNotEqualTo(before);
      assertThat(numbers(box)).isEqualTo(3);
    }
  }

  private static int numbers(Box box) {
    return box.full.get("/v1/telephony/numbers").json().getAsJsonArray("data").size();
  }

  @Test
  void aCrashBetweenCredentialsAndSeedingIsMended() throws Exception {
    try (Box box = Box.with(options())) {
      assertThat(numbers(box)).isEqualTo(3);
    }
    Files.delete(file("sandbox.db"));
    try (Box box = Box.with(options())) {
      assertThat(numbers(box)).isEqualTo(3);
    }
  }

  @Test
  void aTakenPortIsSaidAndTheFolderGivenBack() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> Sandbox.start(options().withHttpPort(taken.getLocalPort())))
          .isInstanceOf(PortTaken.class)
          .hasMessageContaining("127.0.0.1:" + taken.getLocalPort());
    }
    Sandbox.start(options()).close();
  }

  @Test
  void missingCredentialsAreSaidBeforeAnythingIsServed() throws Exception {
    Sandbox.start(options()).close();
    Files.delete(file("credentials.json"));
    assertThatThrownBy(() -> Sandbox.start(options()))
        .isInstanceOf(StoreUnusable.class)
        .hasMessageContaining("credentials.json is missing")
        .hasMessageContaining("--reset");
  }

  @Test
  void aDamagedDatabaseIsSaid() throws Exception {
    Sandbox.start(options()).close();
    Files.writeString(file("sandbox.db"), "this is no database, but long enough to look at it");
    assertThatThrownBy(() -> Sandbox.start(options())).isInstanceOf(StoreUnusable.class);
    Sandbox.start(options().withBeginning(Beginning.RESET)).close();
  }

  @Test
  void aStoreOfANewerProgramIsLeftAlone() throws Exception {
    Sandbox.start(options()).close();
    execute("PRAGMA user_version = 99");
    assertThatThrownBy(() -> Sandbox.start(options()))
        .isInstanceOf(StoreUnusable.class)
        .hasMessageContaining("newer program");
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file("sandbox.db"));
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }
}

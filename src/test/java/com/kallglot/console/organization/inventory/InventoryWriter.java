package com.kallglot.console.organization.inventory;

import com.kallglot.console.telephony.E164;
import com.kallglot.console.telephony.Provider;
import java.nio.file.Path;
import java.time.Clock;

/// A program of its own that writes numbers down until it is killed, and says each that is kept.
final class InventoryWriter {
  private InventoryWriter() {}

  public static void main(String[] arguments) throws Exception {
    var clock = Clock.systemUTC();
    var file = new InventoryFile(Path.of(arguments[0]), "https://api.kallglot.com/v1", clock);
    for (int i = 0; ; i++) {
      E164 number = new E164("+4930%07d".formatted(i * 10 + Integer.parseInt(arguments[1])));
      file.add(new KeptNumber(number, Provider.TELNYX, true, null, clock.instant(), 0));
      System.out.println(number);
      System.out.flush();
    }
  }
}

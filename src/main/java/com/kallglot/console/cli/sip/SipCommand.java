package com.kallglot.console.cli.sip;

import com.kallglot.console.cli.Context;
import java.util.List;

/// `sip` and its verbs.
public final class SipCommand {
  private SipCommand() {}

  public static List<Object> verbs(Context context) {
    return List.of(
        new ShowSip(context),
        new EditSip.OfEnable(context),
        new EditSip.OfDisable(context),
        new EditSip.OfSrtp(context),
        new AllowSip.OfAllow(context),
        new AllowSip.OfDisallow(context),
        new RotatePassword(context));
  }
}

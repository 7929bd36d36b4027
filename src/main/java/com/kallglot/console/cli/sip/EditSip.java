package com.kallglot.console.cli.sip;

import com.kallglot.console.cli.CommandFailure;
import com.kallglot.console.cli.Context;
import com.kallglot.console.cli.setup.Cells;
import com.kallglot.console.cli.setup.EditVerb;
import com.kallglot.console.organization.Management;
import com.kallglot.console.organization.OrganizationException;
import com.kallglot.console.organization.edit.Edited;
import com.kallglot.console.organization.edit.SipEdit;
import com.kallglot.console.settings.SettingsException;
import com.kallglot.console.telephony.SipSettings;
import com.kallglot.console.telephony.SrtpPolicy;
import com.kallglot.console.telephony.TelephonyConfiguration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// The verbs of `sip` that can be undone.
abstract class EditSip extends EditVerb<SipSettings> {
  EditSip(Context context) {
    super(context);
  }

  abstract SipEdit wanted(SipSettings sip) throws CommandFailure;

  /// Looks before anything is asked for; what is edited is what was read.
  private SipEdit planned = new SipEdit.Enable();

  @Override
  protected final SipSettings find(TelephonyConfiguration configuration) throws CommandFailure {
    planned = wanted(configuration.sip());
    return configuration.sip();
  }

  @Override
  protected final SipSettings withEtag(SipSettings sip, String wanted) {
    return new SipSettings(
        sip.enabled(),
        sip.username(),
        sip.domain(),
        sip.transports(),
        sip.allowlist(),
        sip.recentSources(),
        sip.srtp(),
        sip.srtpKeying(),
        sip.codecs(),
        sip.signallingIps(),
        sip.mediaIps(),
        sip.mediaPortRange(),
        sip.maxConcurrentCalls(),
        sip.sessionDefaults(),
        wanted);
  }

  @Override
  protected final Edited<SipSettings> edit(Management management, SipSettings sip)
      throws OrganizationException, SettingsException {
    return management.edit(sip, planned);
  }

  @Override
  protected final String sentence(SipSettings now) {
    return "SIP is %s, from %s, SRTP %s"
        .formatted(
            now.enabled() ? "enabled" : "disabled",
            ShowSip.allowlist(now.allowlist()),
            Cells.lower(now.srtp()));
  }

  /// `sip enable`.
  @Command(
      name = "enable",
      description = "Lets SIP calls in, from the addresses on the allowlist.",
      footer = {"%nExamples:", "  kallglot-console sip enable"})
  static final class OfEnable extends EditSip {
    OfEnable(Context context) {
      super(context);
    }

    @Override
    SipEdit wanted(SipSettings sip) {
      return new SipEdit.Enable();
    }
  }

  /// `sip disable`.
  @Command(
      name = "disable",
      description = "Refuses all SIP calls; sessions that ask for SIP are refused as well.",
      footer = {"%nExamples:", "  kallglot-console sip disable"})
  static final class OfDisable extends EditSip {
    OfDisable(Context context) {
      super(context);
    }

    @Override
    SipEdit wanted(SipSettings sip) {
      return new SipEdit.Disable();
    }
  }

  /// `sip srtp`.
  @Command(
      name = "srtp",
      description = "Says whether media must be encrypted.",
      footer = {
        "%nExamples:",
        "  kallglot-console sip srtp required",
        "  kallglot-console sip srtp optional"
      })
  static final class OfSrtp extends EditSip {
    /// Words as typed.
    enum Policy {
      OFF,
      OPTIONAL,
      REQUIRED
    }

    @Parameters(paramLabel = "POLICY", description = "${COMPLETION-CANDIDATES}.")
    private Policy policy = Policy.OPTIONAL;

    OfSrtp(Context context) {
      super(context);
    }

    @Override
    SipEdit wanted(SipSettings sip) {
      return new SipEdit.Encrypt(SrtpPolicy.valueOf(policy.name()));
    }
  }
}

package com.kallglot.console.desktop.fx;

import com.kallglot.console.telephony.masking.NumberMasking;
import javafx.scene.control.TextField;
import javafx.scene.control.skin.TextFieldSkin;

/// Draws what stands in a field with its telephone numbers masked; what is typed, read and copied
/// there stays the real one. Given to every field by the stylesheet while numbers are masked.
public final class MaskedFieldSkin extends TextFieldSkin {
  public MaskedFieldSkin(TextField field) {
    super(field);
  }

  @Override
  protected String maskText(String text) {
    String shown = super.maskText(text);
    return shown == null ? "" : NumberMasking.text(shown);
  }
}

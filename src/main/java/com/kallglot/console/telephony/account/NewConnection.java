package com.kallglot.console.telephony.account;

import com.kallglot.console.telephony.E164;
import com.kallglot.console.telephony.Provider;
import org.jspecify.annotations.Nullable;

/// A provider account to be added.
///
/// @param isDefault null for no
public record NewConnection(
    Provider provider,
    String label,
    @Nullable Boolean isDefault,
    @Nullable E164 defaultCallerId,
    NewCredentials credentials) {}

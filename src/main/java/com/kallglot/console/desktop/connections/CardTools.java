package com.kallglot.console.desktop.connections;

import com.kallglot.console.desktop.editing.UnsavedWork;
import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Moments;
import com.kallglot.console.desktop.workspace.Workspace;
import com.kallglot.console.telephony.ProviderConnection;
import java.util.function.Consumer;
import javafx.beans.property.IntegerProperty;

/// What every card needs.
///
/// @param changes counts up with whatever a card shows
/// @param explain shows how a request that names a connection is routed
public record CardTools(
    ConnectionsModel model,
    Deeds deeds,
    CredentialDeeds credentials,
    NumbersReading numbers,
    UnsavedWork unsaved,
    Workspace workspace,
    Messages messages,
    Moments moments,
    Lifetime lifetime,
    IntegerProperty changes,
    Consumer<ProviderConnection> explain) {}

package com.kallglot.console.desktop.impairment;

import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Named;
import com.kallglot.console.organization.impairment.Knob;
import com.kallglot.console.organization.impairment.Network;
import com.kallglot.console.organization.impairment.Trouble;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;
import javafx.fxml.FXML;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;

/// What the network does to the sound from the far end.
public final class NetworkController {
  @FXML private GridPane knobs;
  @FXML private ComboBox<Network.Path> path;
  @FXML private ComboBox<Network.Source> source;
  @FXML private TextField address;
  @FXML private TextField seed;

  private final ImpairmentModel model;
  private final Messages messages;
  private final Lifetime lifetime;
  private final List<KnobRow> rows = new ArrayList<>();
  private boolean showing;

  public NetworkController(ImpairmentModel model, Messages messages, Lifetime lifetime) {
    this.model = model;
    this.messages = messages;
    this.lifetime = lifetime;
  }

  @FXML
  private void initialize() {
    var words = new TroubleWords(messages);
    for (Knob knob : Knob.values()) {
      var row = new KnobRow(knob, messages, words, value -> change(now -> knob.turned(now, value)));
      row.addTo(knobs, rows.size());
      rows.add(row);
    }
    path.getItems().setAll(Network.Path.values());
    path.setConverter(new Named<>(each -> messages.of("impairment.path", each)));
    path.setOnAction(_ -> change(now -> now.with(path.getValue())));
    source.getItems().setAll(Network.Source.values());
    source.setConverter(new Named<>(each -> messages.of("impairment.source", each)));
    source.setOnAction(_ -> change(now -> now.with(source.getValue())));
    var seeds =
        new TypedField(
            seed,
            text -> text.matches("\\d{1,9}"),
            text -> change(now -> now.withSeed(text == null ? 0 : Long.parseLong(text))));
    var addresses =
        new TypedField(
            address, NetworkController::isAddress, text -> change(now -> now.naming(text)));
    lifetime.watch(model.state(), _ -> model.now().ifPresent(now -> show(now, seeds, addresses)));
  }

  private static boolean isAddress(String text) {
    try {
      var _ = InetAddress.ofLiteral(text);
      return true;
    } catch (IllegalArgumentException notOne) {
      return false;
    }
  }

  private void show(Trouble now, TypedField seeds, TypedField addresses) {
    showing = true;
    Network network = now.network();
    rows.forEach(row -> row.show(network));
    path.setValue(network.path());
    source.setValue(network.source());
    seeds.show(network.seed());
    addresses.show(network.namedAddress());
    showing = false;
  }

  private void change(UnaryOperator<Network> change) {
    if (!showing) {
      model.now().ifPresent(now -> model.apply(now.with(change.apply(now.network()))));
    }
  }

  @FXML
  private void newSeed() {
    long drawn = ThreadLocalRandom.current().nextLong(1, Network.LARGEST_SEED + 1);
    change(now -> now.withSeed(drawn));
  }
}

package com.kallglot.console.phone.account;

import com.kallglot.console.settings.KeptJson;
import com.kallglot.console.settings.SettingsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The own accounts of one profile, and what was set of those that it has by itself, in one file
/// that is replaced whole. Several threads and processes may use it; what cannot be understood is
/// told and never written over.
final class AccountsFile {
  private static final int FORMAT = 1;
  private static final Kept NONE = new Kept(List.of(), Map.of());

  private final KeptJson<Document> file;

  AccountsFile(Path path) {
    this.file = new KeptJson<>(path, Document.class, FORMAT);
  }

  /// What is kept.
  ///
  /// @param handling of accounts that the profile has by itself, by their id
  record Kept(List<OwnAccount> own, Map<String, CallHandling> handling) {
    Kept {
      own = List.copyOf(own);
      handling = Map.copyOf(handling);
    }

    Kept with(OwnAccount account) {
      List<OwnAccount> all = new ArrayList<>(own);
      int place = own.stream().map(OwnAccount::id).toList().indexOf(account.id());
      if (place < 0) {
        all.add(account);
      } else {
        all.set(place, account);
      }
      return new Kept(all, handling);
    }

    Kept without(String id) {
      return new Kept(own.stream().filter(each -> !each.id().equals(id)).toList(), handling);
    }

    Kept handling(String id, CallHandling chosen) {
      var all = new LinkedHashMap<>(handling);
      all.put(id, chosen);
      return new Kept(own, all);
    }
  }

  private record Document(
      int format,
      @Nullable List<@Nullable AccountText> accounts,
      @Nullable Map<String, @Nullable HandlingText> handling)
      implements KeptJson.Document {
    @Override
    public @Nullable String flaw() {
      if (accounts == null) {
        return "it has no accounts";
      }
      try {
        var _ = kept();
        return null;
      } catch (IllegalArgumentException e) {
        return "an account in it is not whole: " + e.getMessage();
      }
    }

    Kept kept() {
      List<OwnAccount> own = new ArrayList<>();
      for (AccountText each : accounts == null ? List.<@Nullable AccountText>of() : accounts) {
        if (each == null) {
          throw new IllegalArgumentException("one is null");
        }
        own.add(each.account());
      }
      Map<String, CallHandling> all = new LinkedHashMap<>();
      if (handling != null) {
        handling.forEach(
            (id, each) -> all.put(id, each == null ? CallHandling.USUAL : each.handling()));
      }
      return new Kept(own, all);
    }

    static Document of(Kept kept) {
      List<@Nullable AccountText> accounts = new ArrayList<>();
      kept.own().forEach(account -> accounts.add(AccountText.of(account)));
      Map<String, @Nullable HandlingText> handling = new LinkedHashMap<>();
      kept.handling().forEach((id, each) -> handling.put(id, HandlingText.of(each)));
      return new Document(FORMAT, accounts, handling);
    }
  }

  /// Nothing where there is no file yet.
  Kept read() throws SettingsException {
    return file.read().map(Document::kept).orElse(NONE);
  }

  Kept update(UnaryOperator<Kept> change) throws SettingsException {
    return file.update(Document.of(NONE), read -> Document.of(change.apply(read.kept()))).kept();
  }
}

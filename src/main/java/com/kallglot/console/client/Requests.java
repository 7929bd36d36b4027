package com.kallglot.console.client;

import com.google.gson.reflect.TypeToken;
import com.kallglot.console.client.PlatformException.Refused;
import com.kallglot.console.client.PlatformException.UnusableAnswer;
import com.kallglot.console.client.Retries.Repeat;
import com.kallglot.console.wire.Json;
import com.kallglot.console.wire.Page;
import com.kallglot.console.wire.UnreadableJsonException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;

/// What every resource does over the channel, trying again where [Retries] says so: read, list,
/// edit and delete.
final class Requests {
  /// More pages than any organization has; a list that goes on is an endless one.
  private static final int MOST_PAGES = 1_000;

  private final HttpChannel channel;
  private final Retries retries;

  Requests(HttpChannel channel, Patience patience) {
    this.channel = channel;
    this.retries = new Retries(patience);
  }

  <A> A api(Class<A> type) {
    return channel.api(type);
  }

  /// Executes `call` and reads its answer as `type`.
  <T> T read(Call<ResponseBody> call, Repeat repeat, TypeToken<T> type) throws PlatformException {
    return retries.of(
        repeat, within -> channel.execute(call.clone(), within, answer -> read(answer, type)));
  }

  private static <T> T read(Answer answer, TypeToken<T> type) throws UnusableAnswer {
    try {
      return Json.read(answer.body(), type);
    } catch (UnreadableJsonException e) {
      throw answer.unusable("its body is not what it should be: " + e.getMessage(), e);
    }
  }

  /// Executes an edit, which names the version it is of, and so is made once at most. Where the
  /// answer got lost, looks whether it was made.
  ///
  /// @param look reads what is edited
  /// @param made what is true of it once it is
  <T> T edit(Call<ResponseBody> call, Call<ResponseBody> look, TypeToken<T> type, Predicate<T> made)
      throws PlatformException {
    try {
      return read(call, Repeat.SAFE, type);
    } catch (PlatformException e) {
      if (e.mayHaveBeenDone()) {
        Optional<T> now = seen(look, type, e).filter(made);
        if (now.isPresent()) {
          return now.get();
        }
      }
      throw e;
    }
  }

  private <T> Optional<T> seen(
      Call<ResponseBody> look, TypeToken<T> type, PlatformException doubted) {
    try {
      return Optional.of(read(look, Repeat.SAFE, type));
    } catch (PlatformException e) {
      doubted.addSuppressed(e);
      return Optional.empty();
    }
  }

  /// What the platform answers to a deletion; a page of a gateway with status 200 is not it.
  private record Deleted(String id, boolean deleted) {}

  /// Deletes what `look` reads. Where the answer got lost, looks whether it is gone.
  void delete(Call<ResponseBody> call, Call<ResponseBody> look) throws PlatformException {
    try {
      Deleted answer = read(call, Repeat.SAFE, TypeToken.get(Deleted.class));
      assert !answer.id.isEmpty();
    } catch (PlatformException e) {
      if (!e.mayHaveBeenDone() || !isGone(look, e)) {
        throw e;
      }
    }
  }

  private boolean isGone(Call<ResponseBody> look, PlatformException doubted) {
    try {
      send(look, Repeat.SAFE);
      return false;
    } catch (PlatformException e) {
      doubted.addSuppressed(e);
      return e instanceof Refused refused && refused.refusal().status() == 404;
    }
  }

  /// Executes `call` where a success needs no body.
  void send(Call<ResponseBody> call, Repeat repeat) throws PlatformException {
    Answer unused =
        retries.of(repeat, within -> channel.execute(call.clone(), within, answer -> answer));
    assert unused.status() / 100 == 2;
  }

  /// Asks for one page after another.
  @FunctionalInterface
  interface PageCall {
    /// @param id the last of the page before, null for the first page
    Call<ResponseBody> after(@Nullable String id);
  }

  /// All entries of a list, whatever number of pages it has.
  <T> List<T> all(PageCall pages, TypeToken<Page<T>> type, Function<T, String> id)
      throws PlatformException {
    return all(pages, type, id, _ -> {});
  }

  /// The same.
  ///
  /// @param came is told each page as soon as it is there, on this thread
  <T> List<T> all(
      PageCall pages, TypeToken<Page<T>> type, Function<T, String> id, Consumer<List<T>> came)
      throws PlatformException {
    List<T> all = new ArrayList<>();
    String after = null;
    for (int page = 0; page < MOST_PAGES; page++) {
      Call<ResponseBody> call = pages.after(after);
      Page<T> next = read(call, Repeat.SAFE, type);
      all.addAll(next.data());
      came.accept(next.data());
      if (!next.hasMore()) {
        return List.copyOf(all);
      }
      String last = next.data().isEmpty() ? after : id.apply(next.data().getLast());
      if (last == null || last.equals(after)) {
        throw endless(call, "the list says that it goes on, but has nothing further");
      }
      after = last;
    }
    throw endless(pages.after(after), "the list does not end after " + all.size() + " entries");
  }

  private static UnusableAnswer endless(Call<ResponseBody> call, String problem) {
    return new UnusableAnswer(
        "GET " + call.request().url().encodedPath(), 200, null, null, problem, null);
  }
}

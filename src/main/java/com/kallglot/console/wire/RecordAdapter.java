package com.kallglot.console.wire;

import com.google.gson.Gson;
import com.google.gson.TypeAdapter;
import com.google.gson.reflect.TypeToken;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import com.kallglot.console.telephony.PhoneNumber;
import com.kallglot.console.telephony.ProviderConnection;
import com.kallglot.console.telephony.Session;
import com.kallglot.console.telephony.SipSettings;
import com.kallglot.console.telephony.account.ConnectionNumber;
import com.kallglot.console.telephony.conversation.Recording;
import com.kallglot.console.telephony.conversation.Transcript;
import com.kallglot.console.telephony.ordering.AvailableNumber;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A record as a JSON object: components in snake_case. An absent member is null only where the
/// component is `@Nullable`; otherwise it takes what its adapter knows for it, false or zero, or is
/// an error: no record of ours is ever half filled.
final class RecordAdapter<T> extends TypeAdapter<T> {
  private final Map<String, Member> members = new LinkedHashMap<>();
  private final Constructor<T> constructor;
  private final WireForm form;

  private record Member(
      String name,
      int index,
      Method accessor,
      TypeAdapter<Object> adapter,
      @Nullable Object absent) {}

  RecordAdapter(Gson gson, TypeToken<T> type) {
    Class<?> raw = type.getRawType();
    form = WireForm.of(raw);
    RecordComponent[] components = raw.getRecordComponents();
    for (int i = 0; i < components.length; i++) {
      Member member = member(gson, type, components[i], i);
      members.put(member.name(), member);
    }
    constructor = canonical(raw, components);
  }

  private static Member member(Gson gson, TypeToken<?> owner, RecordComponent component, int i) {
    @SuppressWarnings("unchecked") // of the component's own type, given and taken by reflection
    TypeAdapter<Object> adapter =
        (TypeAdapter<Object>) gson.getAdapter(TypeToken.get(resolved(owner, component)));
    Method accessor = component.getAccessor();
    accessor.setAccessible(true);
    return new Member(
        snakeCase(component.getName()), i, accessor, adapter, absent(component, adapter));
  }

  private static @Nullable Object absent(RecordComponent component, TypeAdapter<?> adapter) {
    Object known = adapter instanceof Absent<?> knowing ? knowing.absent() : null;
    boolean mayLack = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    return mayLack ? null : known == null ? Required.VALUE : known;
  }

  private enum Required {
    VALUE
  }

  @SuppressWarnings("unchecked") // the canonical constructor of the type's own raw class
  private static <T> Constructor<T> canonical(Class<?> raw, RecordComponent[] components) {
    try {
      Class<?>[] types =
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      Constructor<?> found = raw.getDeclaredConstructor(types);
      found.setAccessible(true);
      return (Constructor<T>) found;
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("A record without its canonical constructor: " + raw, e);
    }
  }

  static String snakeCase(String camelCase) {
    StringBuilder snake = new StringBuilder(camelCase.length() + 4);
    for (int i = 0; i < camelCase.length(); i++) {
      char c = camelCase.charAt(i);
      if (Character.isUpperCase(c)) {
        snake.append('_').append(Character.toLowerCase(c));
      } else {
        snake.append(c);
      }
    }
    return snake.toString();
  }

  @Override
  public void write(JsonWriter out, @Nullable T value) throws IOException {
    if (value == null) {
      out.nullValue();
      return;
    }
    boolean nulls = out.getSerializeNulls();
    out.beginObject();
    if (form.object() != null) {
      out.name("object").value(form.object());
    }
    out.setSerializeNulls(form.writesNulls() || nulls);
    for (Member member : members.values()) {
      out.name(member.name());
      member.adapter().write(out, get(member, value));
    }
    out.setSerializeNulls(nulls);
    out.endObject();
  }

  private static @Nullable Object get(Member member, Object value) {
    try {
      return member.accessor().invoke(value);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Cannot read " + member.accessor(), e);
    }
  }

  @Override
  public @Nullable T read(JsonReader in) throws IOException {
    if (in.peek() == JsonToken.NULL) {
      in.nextNull();
      return null;
    }
    Misfit.unless(in, JsonToken.BEGIN_OBJECT);
    Place start = Place.of(in);
    @Nullable Object[] values = new @Nullable Object[members.size()];
    in.beginObject();
    while (in.hasNext()) {
      Member member = members.get(in.nextName());
      if (member == null) {
        in.skipValue();
      } else if (in.peek() == JsonToken.NULL) {
        in.nextNull();
        values[member.index()] = null;
      } else {
        values[member.index()] = member.adapter().read(in);
      }
    }
    in.endObject();
    fillAbsent(values, start);
    return create(values, start);
  }

  private void fillAbsent(@Nullable Object[] values, Place start) {
    for (Member member : members.values()) {
      if (values[member.index()] == null) {
        if (member.absent() == Required.VALUE) {
          throw new Misfit(start, "`" + member.name() + "` is missing");
        }
        values[member.index()] = member.absent();
      }
    }
  }

  private T create(@Nullable Object[] values, Place start) {
    try {
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      Throwable refusal = e.getCause() == null ? e : e.getCause();
      throw new Misfit(start, String.valueOf(refusal.getMessage()), refusal);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Cannot create " + constructor, e);
    }
  }

  @Override
  public String toString() {
    return "RecordAdapter" + List.copyOf(members.keySet());
  }

  /// What a component of a generic record is, once the record's own type is known.
  private static Type resolved(TypeToken<?> owner, RecordComponent component) {
    return resolve(owner, component.getGenericType());
  }

  private static Type resolve(TypeToken<?> owner, Type type) {
    if (type instanceof TypeVariable<?> variable
        && owner.getType() instanceof ParameterizedType actual) {
      int index = Arrays.asList(owner.getRawType().getTypeParameters()).indexOf(variable);
      return index < 0 ? type : actual.getActualTypeArguments()[index];
    }
    if (type instanceof ParameterizedType parameterized) {
      Type[] arguments =
          Arrays.stream(parameterized.getActualTypeArguments())
              .map(argument -> resolve(owner, argument))
              .toArray(Type[]::new);
      return TypeToken.getParameterized(parameterized.getRawType(), arguments).getType();
    }
    return type;
  }

  /// How the objects of the API differ from plain records.
  ///
  /// @param object the word that the object says of itself, null where it says none
  /// @param writesNulls whether absent values are written as null, as documented for sessions
  private record WireForm(@Nullable String object, boolean writesNulls) {
    private static final WireForm PLAIN = new WireForm(null, false);

    private static final Map<Class<?>, WireForm> OBJECTS =
        Map.of(
            PhoneNumber.class, new WireForm("phone_number", false),
            AvailableNumber.class, new WireForm("available_phone_number", false),
            ProviderConnection.class, new WireForm("provider_connection", false),
            ConnectionNumber.class, new WireForm("connection_number", false),
            SipSettings.class, new WireForm("sip_settings", false),
            Session.class, new WireForm("session", true),
            Transcript.class, new WireForm("transcript", false),
            Recording.class, new WireForm("recording", false));

    static WireForm of(Class<?> type) {
      return OBJECTS.getOrDefault(type, PLAIN);
    }
  }
}

package com.kallglot.console.wire;

import com.google.gson.Gson;
import com.google.gson.TypeAdapter;
import com.google.gson.TypeAdapterFactory;
import com.google.gson.reflect.TypeToken;
import com.kallglot.console.telephony.RouteRequest;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Chooses the adapter for records, enums, lists and maps of text.
final class Adapters implements TypeAdapterFactory {
  @Override
  @SuppressWarnings({"unchecked", "rawtypes"}) // each adapter is made for the type asked for
  public <T> @Nullable TypeAdapter<T> create(Gson gson, TypeToken<T> type) {
    Class<? super T> raw = type.getRawType();
    if (raw == RouteRequest.class) {
      return (TypeAdapter<T>) new RouteRequestAdapter(gson);
    } else if (raw.isRecord()) {
      return new RecordAdapter<>(gson, type);
    } else if (raw.isEnum()) {
      return new EnumAdapter(raw);
    } else if (raw == List.class) {
      return (TypeAdapter<T>) new ListAdapter<>(gson.getAdapter(TypeToken.get(argument(type, 0))));
    } else if (raw == Map.class && argument(type, 1) == String.class) {
      return (TypeAdapter<T>) new TextMapAdapter();
    }
    return null;
  }

  private static Type argument(TypeToken<?> type, int index) {
    return type.getType() instanceof ParameterizedType parameterized
        ? parameterized.getActualTypeArguments()[index]
        : Object.class;
  }
}

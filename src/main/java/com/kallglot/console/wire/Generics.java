package com.kallglot.console.wire;

import com.google.gson.reflect.TypeToken;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.Arrays;

/// What a component of a generic record is, once the record's own type is known.
final class Generics {
  private Generics() {}

  static Type resolve(TypeToken<?> owner, RecordComponent component) {
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
}

package com.kallglot.console.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.desktop.fx.Messages;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Each constant that a screen has a word for has it: a new constant is not met first by a user.
/// Found in the compiled classes, where a call of [Messages#of] follows what it is given.
class ConstantWordsTest {
  private static final ClassDesc MESSAGES = ClassDesc.of(Messages.class.getName());
  private static final int FEWEST = 30;

  /// A branch before the call has other words for them.
  private static final Set<String> ELSEWHERE =
      Set.of("shape.empty", "shape.other_provider", "station.2.none", "station.2.not_reached");

  private final Messages english = Messages.in(Locale.ENGLISH);
  private final Set<String> missing = new TreeSet<>();
  private int calls;

  @Test
  void everyConstantHasItsWord() throws Exception {
    for (Path file : classes()) {
      ClassModel model = ClassFile.of().parse(file);
      model.methods().forEach(method -> method.code().ifPresent(this::look));
    }
    assertThat(calls).as("calls whose constants are known").isGreaterThan(FEWEST);
    assertThat(missing).containsExactlyInAnyOrderElementsOf(ELSEWHERE);
  }

  private static List<Path> classes() throws IOException, URISyntaxException {
    Path root = Path.of(Messages.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (Stream<Path> files = Files.walk(root.resolve("com/kallglot/console/desktop"))) {
      return files.filter(file -> file.toString().endsWith(".class")).toList();
    }
  }

  private void look(CodeModel code) {
    List<Instruction> before = new ArrayList<>();
    for (CodeElement element : code) {
      if (element instanceof Instruction instruction) {
        if (isWord(instruction)) {
          check(before);
        }
        before.add(instruction);
      }
    }
  }

  private static boolean isWord(Instruction instruction) {
    return instruction instanceof InvokeInstruction call
        && call.owner().asSymbol().equals(MESSAGES)
        && call.name().equalsString("of")
        && call.typeSymbol().parameterCount() == 2;
  }

  /// A constant that comes from a local variable is one that came from a call or a field before.
  private void check(List<Instruction> before) {
    String prefix = null;
    Class<?> type = null;
    for (Instruction instruction : before.reversed()) {
      if (type == null) {
        type = constants(instruction);
      }
      if (instruction instanceof ConstantInstruction constant
          && constant.constantValue() instanceof String text) {
        prefix = text;
        break;
      }
    }
    if (prefix == null || type == null) {
      return;
    }
    calls++;
    for (Object constant : type.getEnumConstants()) {
      try {
        var _ = english.of(prefix, (Enum<?>) constant);
      } catch (MissingResourceException e) {
        missing.add(prefix + "." + ((Enum<?>) constant).name().toLowerCase(Locale.ROOT));
      }
    }
  }

  private static @Nullable Class<?> constants(Instruction instruction) {
    ClassDesc told =
        switch (instruction) {
          case InvokeInstruction call -> call.typeSymbol().returnType();
          case FieldInstruction field -> field.typeSymbol();
          default -> null;
        };
    if (told == null || !told.isClassOrInterface()) {
      return null;
    }
    try {
      Class<?> type =
          Class.forName((told.packageName() + "." + told.displayName()).replaceFirst("^\\.", ""));
      return type.isEnum() ? type : null;
    } catch (ClassNotFoundException e) {
      return null;
    }
  }
}

package dev.fraiseql.processor.write;

import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.FieldModel.ToManyField;
import dev.fraiseql.contract.model.FieldModel.ToOneField;
import dev.fraiseql.processor.source.CodeBlock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Splits the switch over a type's fields into parts, each in a method of its own: the JIT compiles
 * no method of more than 8,000 bytecodes, and a case has up to 40.
 */
record FieldSwitch(List<FieldModel> fields) {
  private static final int MOST_CASES = 60;

  /** A case of one statement or of a block. */
  static CodeBlock oneCase(String constant, CodeBlock statement) {
    return CodeBlock.of(
        statement.hasLines() ? "case $L -> $L\n" : "case $L ->$W$L;\n", constant, statement);
  }

  /** Whether some of the fields have a count beside them. */
  boolean hasCounts() {
    return fields.stream().anyMatch(ToManyField.class::isInstance);
  }

  /** Whether some of the fields may be objects that a child level reads. */
  boolean hasToOnes() {
    return fields.stream().anyMatch(ToOneField.class::isInstance);
  }

  /** Whether the switch is split. */
  boolean isSplit() {
    return fields.size() > MOST_CASES;
  }

  /**
   * The parts by the names of their methods, which begin with {@code prefix}; none if it is whole.
   */
  Map<String, List<FieldModel>> parts(String prefix) {
    Map<String, List<FieldModel>> parts = new LinkedHashMap<>();
    for (int from = 0; isSplit() && from < fields.size(); from += MOST_CASES) {
      int to = Math.min(fields.size(), from + MOST_CASES);
      parts.put(prefix + from + "To" + (to - 1), fields.subList(from, to));
    }
    return parts;
  }

  /** The cases of the outer switch: those of all fields, or one that goes on in the parts. */
  CodeBlock outer(String prefix, String arguments, Function<FieldModel, CodeBlock> one) {
    if (!isSplit()) {
      return cases(fields, one);
    }
    CodeBlock.Builder block = CodeBlock.builder().add("default -> {\n$>");
    List<Map.Entry<String, List<FieldModel>>> parts = new ArrayList<>(parts(prefix).entrySet());
    for (int i = 0; i < parts.size(); i++) {
      int end = parts.get(i).getValue().getLast().ordinal() + 1;
      String call = parts.get(i).getKey() + "(" + arguments + ");\n";
      if (i == 0) {
        block.add("if (selection.column(i) < $L) {\n$>$L$<}", end, call);
      } else if (i < parts.size() - 1) {
        block.add(" else if (selection.column(i) < $L) {\n$>$L$<}", end, call);
      } else {
        block.add(" else {\n$>$L$<}\n", call);
      }
    }
    return block.add("$<}\n").build();
  }

  /** The cases of some fields, and the one that never comes. */
  CodeBlock cases(List<FieldModel> some, Function<FieldModel, CodeBlock> one) {
    CodeBlock.Builder block = CodeBlock.builder();
    some.forEach(field -> block.add(one.apply(field)));
    return block.add("default -> throw selection.unknownColumn(i);\n").build();
  }
}

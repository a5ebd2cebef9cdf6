package dev.fraiseql.processor.write;

import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.query.Selection;
import dev.fraiseql.contract.query.Selection.Entry;
import dev.fraiseql.processor.source.CodeBlock;

/**
 * Writes methods that build selections, each object in a method of its own.
 *
 * @param constants the numbers of all fields
 * @param methods takes the methods
 */
record SelectionWriter(ModelConstants constants, MethodPool methods) {

  /**
   * Adds a method, and those that it calls.
   *
   * @param path the response keys that lead to the selection in camelCase, which the method is
   *     named after
   * @param ordinals of the object's fields
   * @return a call of the method
   */
  CodeBlock selection(String path, Selection selection, Ordinals ordinals) {
    return methods.call(
        path + "Selection",
        Selection.class,
        () -> {
          CodeBlock.Builder code =
              CodeBlock.builder().add("$[return $T.of($S)", Selection.class, selection.typeName());
          for (Entry entry : selection.entries()) {
            code.add("\n.$L", entry(path, entry, ordinals));
          }
          return code.add("\n.build();\n$]").build();
        });
  }

  private CodeBlock entry(String path, Entry entry, Ordinals ordinals) {
    ValueType type = entry.type();
    Selection nested = entry.nested();
    if (type != null) {
      return value(entry, type, ordinals);
    }
    if (nested == null) {
      return CodeBlock.of("typeName($S)", entry.name());
    }
    if (entry.name().isEmpty()) {
      String name = nested.typeName();
      return CodeBlock.of(
          "alternative($L, $L)",
          entry.column(),
          selection(path + "On" + name, nested, constants.ordinals(name)));
    }
    Ordinals inner =
        entry.child() < 0 ? ordinals.within(entry.column()) : constants.ordinals(nested.typeName());
    CodeBlock call = selection(path + capitalized(entry.name()), nested, inner);
    CodeBlock column = ordinals.name(entry.column());
    return entry.child() < 0
        ? CodeBlock.of(
            "$L($S, $L, $L,$W$L)",
            entry.nullable() ? "nullableObject" : "object",
            entry.name(),
            column,
            entry.position(),
            call)
        : CodeBlock.of("toMany($S, $L,$W$L, $L)", entry.name(), column, call, entry.child());
  }

  private static CodeBlock value(Entry entry, ValueType type, Ordinals ordinals) {
    return switch (entry.column()) {
      case Selection.COUNT -> CodeBlock.of("count($S, $L)", entry.name(), entry.position());
      case Selection.NODE_ID -> CodeBlock.of("nodeId($S, $L)", entry.name(), entry.position());
      default ->
          CodeBlock.of(
              "$L($S, $L, $L,$W$L)",
              method(entry),
              entry.name(),
              ordinals.name(entry.column()),
              entry.position(),
              ModelLiterals.type(type));
    };
  }

  private static String method(Entry entry) {
    if (entry.id()) {
      return entry.nullable() ? "nullableId" : "id";
    }
    return entry.nullable() ? "nullable" : "value";
  }

  /** The part of a method's name for a response key. */
  static String capitalized(String key) {
    return Character.toUpperCase(key.charAt(0)) + key.substring(1);
  }
}

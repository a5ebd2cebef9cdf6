package dev.fraiseql.processor.write;

import dev.fraiseql.contract.model.ComputedField;
import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.FieldModel.EmbeddedField;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.processor.source.ClassName;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The constants by which generated code names the ordinals of a type's fields. A field of an
 * embedded value has the owner's name in front: {@code ADDRESS_STREET}. Foreign keys that only an
 * export can ask for come behind the fields.
 */
final class FieldConstants {
  private final ClassName holder;
  private final IdentityHashMap<Record, String> names = new IdentityHashMap<>();
  private final Map<String, Integer> ordinals = new LinkedHashMap<>();
  private final List<FieldModel> fields;

  FieldConstants(TypeModel type, ClassName holder) {
    this.holder = holder;
    this.fields = Stream.concat(type.fields().stream(), type.foreignKeys().stream()).toList();
    fields.forEach(field -> name(field, ""));
    type.computed().forEach(field -> names.put(field, constant(field.name(), field.ordinal())));
  }

  private void name(FieldModel field, String prefix) {
    String name = constant(prefix + field.name(), field.ordinal());
    names.put((Record) field, name);
    if (field instanceof EmbeddedField embedded) {
      for (FieldModel inner : embedded.fields()) {
        name(inner, name + "_");
      }
    }
  }

  private String constant(String javaName, int ordinal) {
    String name = Names.constant(javaName);
    // TYPE is the model itself. An underscore more tells apart what capitals alone did.
    while (ordinals.containsKey(name) || name.equals(ModelWriter.TYPE)) {
      name += "_";
    }
    ordinals.put(name, ordinal);
    return name;
  }

  /** The fields of the type, the foreign keys behind them. */
  List<FieldModel> fields() {
    return fields;
  }

  /** The constants, in order, and what they stand for. */
  Map<String, Integer> ordinals() {
    return ordinals;
  }

  /** The name of a field's constant, within the class that holds it. */
  String name(FieldModel field) {
    return Objects.requireNonNull(names.get(field));
  }

  /** The name of a computed field's constant, within the class that holds it. */
  String name(ComputedField field) {
    return Objects.requireNonNull(names.get(field));
  }

  /** The class that holds the constants. */
  ClassName holder() {
    return holder;
  }

  /** A field's constant as a class refers to it that imports all of them. */
  String reference(FieldModel field) {
    return reference(name(field));
  }

  /** A computed field's constant as a class refers to it that imports all of them. */
  String reference(ComputedField field) {
    return reference(name(field));
  }

  /** Nothing can be imported from the unnamed package. */
  private String reference(String name) {
    return isImportable() ? name : holder.simpleName() + "." + name;
  }

  /** Whether another class can import the constants. */
  boolean isImportable() {
    return !holder.packageName().isEmpty();
  }
}

package dev.fraiseql.plan.document;

import dev.fraiseql.contract.model.FieldModel.ToManyField;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.plan.naming.ConnectionNames;

/** Explains the fields that a type lacks because it has no key. */
final class MissingKeyHint {
  private final Model model;

  MissingKeyHint(Model model) {
    this.model = model;
  }

  /**
   * Sentences about an unknown field, beginning with a space; empty if a key would not add it.
   *
   * @param parent the GraphQL name of the type that was to have the field
   */
  String sentences(String parent, String field) {
    for (TypeModel type : model.types()) {
      if (!type.hasKey()) {
        String name = type.name();
        if (parent.equals(name) && field.equals(TypeModel.NODE_ID)) {
          return " " + name + " has no key.";
        }
        if (parent.equals("Query") && field.equals(ConnectionNames.field(type.plural()))) {
          return noConnection(name, type.plural());
        }
        if (parent.equals("Query") && field.equals(type.singular())) {
          return " %s has no key, so no field reads a single row: use %s."
              .formatted(name, type.plural());
        }
      }
    }
    return model.findType(parent).stream()
        .flatMap(type -> type.fields().stream())
        .filter(ToManyField.class::isInstance)
        .map(ToManyField.class::cast)
        .filter(relation -> field.equals(ConnectionNames.field(relation.name())))
        .filter(relation -> !model.type(relation.target()).hasKey())
        .map(relation -> noConnection(relation.target(), relation.name()))
        .findFirst()
        .orElse("");
  }

  private static String noConnection(String type, String list) {
    return " %s has no key, so it has no connection: page %s by limit and offset."
        .formatted(type, list);
  }
}

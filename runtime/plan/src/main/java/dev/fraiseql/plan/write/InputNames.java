package dev.fraiseql.plan.write;

import dev.fraiseql.contract.model.FieldModel.EmbeddedField;
import dev.fraiseql.contract.model.FieldModel.ToManyField;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.model.UniqueKey;
import java.util.List;
import java.util.Locale;

/** The names of the types that the schema has for mutations. */
public final class InputNames {
  private InputNames() {}

  /** The input of a create. */
  public static String create(String type) {
    return type + "CreateInput";
  }

  /** The input of an update. */
  public static String update(String type) {
    return type + "UpdateInput";
  }

  /** The input of an upsert. */
  public static String upsert(String type) {
    return type + "UpsertInput";
  }

  /** What an update adds to numbers. */
  public static String increment(String type) {
    return type + "IncrementInput";
  }

  /** The key of a row that another one refers to. */
  public static String key(String type) {
    return type + "KeyInput";
  }

  /** The enum of what is unique. */
  public static String uniqueKey(String type) {
    return UniqueKey.enumOf(type);
  }

  /** The result of a mutation of several rows. */
  public static String result(String type) {
    return type + "MutationResult";
  }

  /** The input of a create of an embedded object. */
  public static String create(EmbeddedField object) {
    return create(object.type());
  }

  /** The input of an update of an embedded object. */
  public static String update(EmbeddedField object) {
    return update(object.type());
  }

  /** The input of a create of children within their parent. */
  public static String children(TypeModel type, ToManyField relation) {
    return children(type.name(), relation.name());
  }

  /** The input of a create of children within their parent. */
  public static String children(String type, String relation) {
    return type + capitalized(relation) + "CreateInput";
  }

  /** The changes of a many-to-many relation. */
  public static String links(TypeModel type, ToManyField relation) {
    return links(type.name(), relation.name());
  }

  /** The changes of a many-to-many relation. */
  public static String links(String type, String relation) {
    return type + capitalized(relation) + "LinksInput";
  }

  private static String capitalized(String name) {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  /** The names of all types that a writable type adds to the schema, embedded objects excepted. */
  public static List<String> ofType(String type) {
    return List.of(
        create(type),
        update(type),
        upsert(type),
        increment(type),
        key(type),
        uniqueKey(type),
        result(type));
  }
}

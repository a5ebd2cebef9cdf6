package dev.fraiseql.contract.model;

import java.util.List;

/**
 * Fields of which no two rows have the same values, nulls excepted.
 *
 * @param name the value of the enum of a type's unique keys: {@code ID} for the key of the type,
 *     otherwise the fields in upper case with underscores
 * @param fields values in one column and to-one relations, by name, in order
 */
public record UniqueKey(String name, List<String> fields) {

  /** The name of the key of a type. */
  public static final String ID = "ID";

  /** The name of the enum with the unique keys of a type. */
  public static String enumOf(String type) {
    return type + "UniqueKey";
  }

  public UniqueKey {
    fields = List.copyOf(fields);
  }
}

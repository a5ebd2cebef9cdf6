package dev.fraiseql.plan.write;

import dev.fraiseql.contract.model.TypeModel;
import java.util.Locale;

/** The root fields of mutations that every writable type has. */
public enum MutationField {
  /** Inserts a row. */
  CREATE("create", false),
  /** Inserts rows. */
  CREATE_MANY("create", true),
  /** Changes a row. */
  UPDATE("update", false),
  /** Changes the rows that meet a condition. */
  UPDATE_MANY("update", true),
  /** Inserts a row or changes the one that has the same unique values. */
  UPSERT("upsert", false),
  /** Deletes a row. */
  DELETE("delete", false),
  /** Deletes the rows that meet a condition. */
  DELETE_MANY("delete", true);

  private final String verb;
  private final boolean many;

  MutationField(String verb, boolean many) {
    this.verb = verb;
    this.many = many;
  }

  /** The name of the field for a type: {@code createOrder}, {@code createOrders}. */
  public String name(TypeModel type) {
    return name(type.name(), type.plural());
  }

  /** The name of the field for a type with that name and plural. */
  public String name(String type, String plural) {
    return verb + (many ? capitalized(plural) : type);
  }

  /** What it does, as the name of the field begins. */
  public String verb() {
    return verb;
  }

  /** Whether it is about several rows. */
  public boolean isOfMany() {
    return many;
  }

  private static String capitalized(String name) {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }
}

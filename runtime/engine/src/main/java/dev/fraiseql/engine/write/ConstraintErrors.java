package dev.fraiseql.engine.write;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.FieldModel.ToOneField;
import dev.fraiseql.contract.model.JoinColumn;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.model.UniqueKey;
import dev.fraiseql.jdbc.ConstraintViolation;
import dev.fraiseql.plan.sql.DdlWriter;
import dev.fraiseql.plan.write.WritableType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says which constraint a write violates, in the names of the schema, alike for all databases. */
final class ConstraintErrors {
  private final Model model;

  ConstraintErrors(Model model) {
    this.model = model;
  }

  /**
   * The error for a violation.
   *
   * @param type whose rows were written
   * @param deleting whether they were deleted
   */
  RequestException of(ConstraintViolation violation, WritableType type, boolean deleting) {
    return switch (violation.kind()) {
          case UNIQUE -> unique(violation, type);
          case FOREIGN_KEY -> deleting ? referred(violation, type) : missing(violation, type);
          case NOT_NULL -> onColumns(violation, type, "a value is required.");
          case CHECK ->
              named(
                  new RequestException(
                      ErrorCode.BAD_USER_INPUT,
                      "A value of "
                          + type.type().name()
                          + " violates "
                          + constraint(violation)
                          + " of the database."),
                  violation);
          case RANGE -> onColumns(violation, type, "the value does not fit into its column.");
        };
  }

  /** The name of a constraint that the model does not know, for programs. */
  private static RequestException named(RequestException error, ConstraintViolation violation) {
    String name = violation.constraint();
    return name == null ? error : error.with("constraint", name);
  }

  private static String constraint(ConstraintViolation violation) {
    String name = violation.constraint();
    return name == null ? "a constraint" : "the constraint " + name;
  }

  private RequestException unique(ConstraintViolation violation, WritableType type) {
    List<String> fields =
        unique(type, violation).map(UniqueKey::fields).orElseGet(() -> fields(violation, type));
    String what = fields.isEmpty() ? constraint(violation) : String.join(", ", fields);
    RequestException error =
        new RequestException(
            ErrorCode.CONFLICT,
            "There is a " + type.type().name() + " with the same " + what + " already.");
    return fields.isEmpty() ? named(error, violation) : error.with("fields", fields);
  }

  private static Optional<UniqueKey> unique(WritableType type, ConstraintViolation violation) {
    for (UniqueKey each : type.unique()) {
      List<Column> columns =
          type.columns(each).stream().map(type.columns()::get).toList();
      String name = violation.constraint();
      boolean named =
          name != null
              && (name.equalsIgnoreCase(DdlWriter.uniqueName(type.type().table(), columns))
                  || (each.name().equals(UniqueKey.ID) && name.equals("PRIMARY")));
      List<String> names = columns.stream().map(Column::name).toList();
      if (named || names.equals(violation.columns())) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  /** The fields of the columns that a driver names. */
  private static List<String> fields(ConstraintViolation violation, WritableType type) {
    List<String> fields = new ArrayList<>();
    for (String name : violation.columns()) {
      for (int column = 0; column < type.columns().size(); column++) {
        if (type.columns().get(column).name().equalsIgnoreCase(name)) {
          fields.add(type.field(column));
        }
      }
    }
    return fields;
  }

  private static RequestException onColumns(
      ConstraintViolation violation, WritableType type, String problem) {
    List<String> fields = fields(violation, type);
    if (fields.isEmpty()) {
      return new RequestException(
          ErrorCode.BAD_USER_INPUT, "A " + type.type().name() + " is wrong: " + problem);
    }
    String place = "input." + fields.getFirst();
    return new RequestException(ErrorCode.BAD_USER_INPUT, place + ": " + problem)
        .with("field", place);
  }

  /** The error for a row that refers to one that does not exist. */
  private RequestException missing(ConstraintViolation violation, WritableType type) {
    for (FieldModel field : type.type().fields()) {
      if (field instanceof ToOneField toOne && columns(toOne).equals(violation.columns())) {
        return missing(toOne);
      }
    }
    return new RequestException(
        ErrorCode.BAD_USER_INPUT,
        "A " + type.type().name() + " refers to a row that does not exist.");
  }

  /** The error for a relation that leads to no row. */
  static RequestException missing(ToOneField relation) {
    String place = "input." + relation.name();
    return new RequestException(
            ErrorCode.BAD_USER_INPUT, place + ": there is no such " + relation.target() + ".")
        .with("field", place);
  }

  private static List<String> columns(ToOneField relation) {
    return relation.columns().stream().map(JoinColumn::column).map(Column::name).toList();
  }

  /** The error for a row that cannot be deleted, because others refer to it. */
  private RequestException referred(ConstraintViolation violation, WritableType type) {
    String table = violation.table();
    for (TypeModel each : model.types()) {
      if (each.table().name().equals(table)) {
        return referred(type, each);
      }
    }
    return new RequestException(
        ErrorCode.CONFLICT, "Other rows refer to this " + type.type().name() + ".");
  }

  /** The error for a row that rows of a type refer to. */
  static RequestException referred(WritableType type, TypeModel referring) {
    return new RequestException(
            ErrorCode.CONFLICT,
            "A "
                + referring.name()
                + " refers to this "
                + type.type().name()
                + ". Delete it first, or let it refer to another one.")
        .with("type", referring.name());
  }
}

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
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.write.WriteRow;
import dev.fraiseql.jdbc.ConstraintViolation;
import dev.fraiseql.plan.sql.DdlWriter;
import dev.fraiseql.plan.write.WritableType;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says which constraint a write violates, in the names of the schema, alike for all databases. */
final class ConstraintErrors {
  private static final String REMEDY = ". Delete them first, or let them refer to others.";

  private final Model model;
  private final RelatedRows related;

  ConstraintErrors(Model model, RelatedRows related) {
    this.model = model;
    this.related = related;
  }

  /** The error for a violation by what was written last. */
  RequestException of(ConstraintViolation violation, Writing writing) {
    WritableType type = writing.type();
    return switch (violation.kind()) {
      case UNIQUE -> unique(violation, type);
      case FOREIGN_KEY ->
          writing.deleting() ? referred(violation, writing) : missing(violation, writing);
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
      case RANGE -> range(violation, writing);
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
            "There is " + article(type) + " with the same " + what + " already.");
    return fields.isEmpty() ? named(error, violation) : error.with("fields", fields);
  }

  /** The name of a type with its article. */
  private static String article(WritableType type) {
    String name = type.type().name();
    return ("AEIO".indexOf(name.charAt(0)) < 0 ? "a " : "an ") + name;
  }

  /**
   * The indexes of the columns of a violated unique key; empty if the key is none of the model's.
   */
  static List<Integer> uniqueColumns(ConstraintViolation violation, WritableType type) {
    return unique(type, violation).map(type::columns).orElse(List.of());
  }

  private static Optional<UniqueKey> unique(WritableType type, ConstraintViolation violation) {
    for (UniqueKey each : type.unique()) {
      List<Column> columns = type.columns(each).stream().map(type.columns()::get).toList();
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

  /** The inputs are in range, so what is not can only be a sum. */
  private static RequestException range(ConstraintViolation violation, Writing writing) {
    List<Integer> added = writing.added();
    WritableType type = writing.type();
    if (added.isEmpty() && raisesVersion(writing) && isOfVersion(violation, type)) {
      return RowUpdater.versionUsedUp();
    }
    if (added.isEmpty()) {
      return onColumns(violation, writing.type(), "the value does not fit into its column.");
    }
    String place =
        added.size() == 1 ? "increment." + writing.type().field(added.getFirst()) : "increment";
    return new RequestException(
            ErrorCode.BAD_USER_INPUT, place + ": the sum does not fit into its column.")
        .with("field", place);
  }

  /** Whether rows are updated whose version is raised by SQL: new ones are given theirs. */
  private static boolean raisesVersion(Writing writing) {
    int version = writing.type().version();
    return version >= 0
        && !writing.deleting()
        && writing.rows().stream().noneMatch(row -> row.has(version));
  }

  private static boolean isOfVersion(ConstraintViolation violation, WritableType type) {
    return violation.columns().isEmpty()
        || fields(violation, type).contains(type.field(type.version()));
  }

  private static RequestException onColumns(
      ConstraintViolation violation, WritableType type, String problem) {
    List<String> fields = fields(violation, type);
    if (fields.isEmpty()) {
      return new RequestException(
          ErrorCode.BAD_USER_INPUT, "A row of " + type.type().name() + " is wrong: " + problem);
    }
    String place = "input." + fields.getFirst();
    return new RequestException(ErrorCode.BAD_USER_INPUT, place + ": " + problem)
        .with("field", place);
  }

  /** The error for a row that refers to one that does not exist. */
  private RequestException missing(ConstraintViolation violation, Writing writing) {
    Writing.Links links = writing.links();
    if (links != null) {
      return missing(
          links.relation().target(), writing.places().get(missingTarget(violation, links)));
    }
    for (FieldModel field : writing.type().type().fields()) {
      if (field instanceof ToOneField toOne
          && (violation.columns().isEmpty() || columns(toOne).equals(violation.columns()))) {
        for (int i = 0; i < writing.rows().size(); i++) {
          if (isMissing(violation, writing, toOne, i)) {
            return missing(toOne.target(), writing.places().get(i) + "." + toOne.name());
          }
        }
      }
    }
    return new RequestException(
        ErrorCode.BAD_USER_INPUT,
        "A row of " + writing.type().type().name() + " refers to one that does not exist.");
  }

  /** The index of the first link that leads nowhere. */
  private int missingTarget(ConstraintViolation violation, Writing.Links links) {
    for (int i = 0; i < links.targets().size() - 1; i++) {
      List<Object> target = links.targets().get(i);
      if (violation.values().isEmpty()
          ? isMissing(links.relation().target(), target)
          : new ListedKey(violation.values()).equalsKey(types(links.relation().target()), target)) {
        return i;
      }
    }
    return links.targets().size() - 1;
  }

  /** The types of the parts of a key. */
  private List<ValueType> types(String type) {
    return model.type(type).key().stream().map(part -> part.column().type()).toList();
  }

  private boolean isMissing(String type, List<Object> key) {
    try {
      return !related.exists(model.type(type), key);
    } catch (SQLException e) {
      return false; // the transaction has ended with the failure
    }
  }

  /** Whether a relation of a row leads nowhere. */
  private boolean isMissing(
      ConstraintViolation violation, Writing writing, ToOneField relation, int row) {
    WriteRow values = writing.rows().get(row);
    if (writing.rows().size() == 1 && !violation.columns().isEmpty()) {
      return true;
    }
    if (!violation.values().isEmpty()) {
      List<ValueType> types = new ArrayList<>();
      List<@Nullable Object> key = new ArrayList<>();
      for (JoinColumn pair : relation.columns()) {
        int column = writing.type().index(pair.column());
        types.add(pair.column().type());
        key.add(values.has(column) ? values.get(column) : null);
      }
      return new ListedKey(violation.values()).equalsKey(types, key);
    }
    try {
      return !related.exists(writing.type(), relation, values);
    } catch (SQLException e) {
      return false; // the transaction has ended with the failure
    }
  }

  private static RequestException missing(String target, String place) {
    return new RequestException(
            ErrorCode.BAD_USER_INPUT, place + ": there is no such " + target + ".")
        .with("field", place);
  }

  private static List<String> columns(ToOneField relation) {
    return relation.columns().stream().map(JoinColumn::column).map(Column::name).toList();
  }

  /** The error for a row that cannot be deleted, because others refer to it. */
  private RequestException referred(ConstraintViolation violation, Writing writing) {
    String type = writing.type().type().name();
    Optional<TypeModel> referring = referring(violation, writing);
    if (referring.isEmpty()) {
      return new RequestException(ErrorCode.CONFLICT, "Other rows refer to this " + type + REMEDY);
    }
    String other = referring.get().name();
    return new RequestException(
            ErrorCode.CONFLICT, "Rows of " + other + " refer to this " + type + REMEDY)
        .with("type", other);
  }

  private Optional<TypeModel> referring(ConstraintViolation violation, Writing writing) {
    if (violation.table() != null) {
      return model.types().stream()
          .filter(each -> !each.readOnly() && each.table().name().equals(violation.table()))
          .findFirst();
    }
    try {
      for (WriteRow row : writing.rows()) {
        Optional<TypeModel> found = related.referring(writing.type(), row);
        if (found.isPresent()) {
          return found;
        }
      }
    } catch (SQLException e) {
      // The transaction has ended with the failure.
    }
    return Optional.empty();
  }
}

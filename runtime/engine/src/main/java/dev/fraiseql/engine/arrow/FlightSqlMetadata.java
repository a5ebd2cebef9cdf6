package dev.fraiseql.engine.arrow;

import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.query.Selection;
import dev.fraiseql.contract.query.Selection.Entry;
import dev.fraiseql.engine.export.SqlName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Adds Flight SQL's metadata to columns, under the names that FlightSql.proto gives for {@code
 * CommandGetTables}: table, type name, precision and scale, whether the column is searchable.
 */
final class FlightSqlMetadata {
  private static final String PREFIX = "ARROW:FLIGHT:SQL:";

  private final Model model;

  FlightSqlMetadata(Model model) {
    this.model = model;
  }

  /** Adds the metadata to the schema of a selection. */
  Schema add(Schema schema, Selection selection) {
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < selection.size(); i++) {
      fields.add(add(schema.getFields().get(i), selection.typeName(), selection.entries().get(i)));
    }
    return new Schema(fields, schema.getCustomMetadata());
  }

  private Field add(Field field, String typeName, Entry entry) {
    Map<String, String> metadata = new LinkedHashMap<>(field.getMetadata());
    Optional<TypeModel> type = model.findType(typeName);
    type.ifPresent(of -> {
      put(metadata, "CATALOG_NAME", SqlName.CATALOG);
      put(metadata, "SCHEMA_NAME", SqlName.SCHEMA);
      put(metadata, "TABLE_NAME", SqlName.table(of));
    });
    value(metadata, entry.type(), type.flatMap(of -> scalar(of, entry)).orElse(null));
    put(metadata, "IS_AUTO_INCREMENT", false);
    put(metadata, "IS_READ_ONLY", true);
    FieldType described =
        new FieldType(field.isNullable(), field.getType(), field.getDictionary(), metadata);
    return new Field(field.getName(), described, field.getChildren());
  }

  private static void value(
      Map<String, String> metadata, @Nullable ValueType type, @Nullable ScalarField field) {
    if (type == null) {
      put(metadata, "IS_SEARCHABLE", false);
      return;
    }
    put(metadata, "TYPE_NAME", type.list() ? "[" + type.graphql() + "]" : type.graphql());
    put(metadata, "IS_CASE_SENSITIVE", isText(type));
    put(metadata, "IS_SEARCHABLE", field != null && !type.list() && type.scalar() != Scalar.JSON);
    int precision = field != null && isText(type) ? field.column().length() : digits(type);
    if (precision > 0) {
      put(metadata, "PRECISION", String.valueOf(precision));
    }
    if (type.scalar() == Scalar.DECIMAL) {
      put(metadata, "SCALE", String.valueOf(type.scale()));
    }
    @Nullable String description = field == null ? null : field.doc().description();
    if (description != null) {
      put(metadata, "REMARKS", description);
    }
  }

  private static Optional<ScalarField> scalar(TypeModel type, Entry entry) {
    List<ScalarField> all = new ArrayList<>();
    type.fields()
        .forEach(field -> {
          if (field instanceof ScalarField scalar) {
            all.add(scalar);
          }
        });
    all.addAll(type.foreignKeys());
    return all.stream().filter(field -> field.ordinal() == entry.column()).findFirst();
  }

  private static boolean isText(ValueType type) {
    return type.scalar() == Scalar.STRING || type.scalar() == Scalar.ENUM;
  }

  /** The maximum number of decimal digits of a number; 0 for other types. */
  private static int digits(ValueType type) {
    return switch (type.scalar()) {
      case BYTE -> 3;
      case SHORT -> 5;
      case INT -> 10;
      case LONG -> 19;
      case FLOAT -> 7;
      case DOUBLE -> 15;
      case DECIMAL -> type.precision();
      default -> 0;
    };
  }

  private static void put(Map<String, String> metadata, String key, boolean value) {
    put(metadata, key, value ? "1" : "0");
  }

  private static void put(Map<String, String> metadata, String key, String value) {
    metadata.put(PREFIX + key, value);
  }
}

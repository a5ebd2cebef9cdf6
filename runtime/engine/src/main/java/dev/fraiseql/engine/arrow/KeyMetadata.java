package dev.fraiseql.engine.arrow;

import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.query.Selection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * Adds the key of the rows to a schema, so that a client can resume a broken stream: the schema's
 * metadata has the GraphQL names of the key's parts, separated by commas, and the metadata of each
 * column that holds a part has the index of the part, from 0, both under {@link #METADATA}. Only
 * rows of one type have a key; a stream need not have all of its columns.
 */
final class KeyMetadata {
  /** The name of the entry in the metadata of the schema and of the columns. */
  static final String METADATA = "fraiseql:key";

  private KeyMetadata() {}

  /** Adds the key to the schema of a selection, if its rows have one. */
  static Schema add(Schema schema, Selection selection, Model model) {
    Optional<TypeModel> type = model.findType(selection.typeName());
    return type.map(of -> add(schema, selection, of.key())).orElse(schema);
  }

  private static Schema add(Schema schema, Selection selection, List<ScalarField> key) {
    List<Field> fields = new ArrayList<>(schema.getFields());
    for (int i = 0; i < fields.size(); i++) {
      for (int part = 0; part < key.size(); part++) {
        if (selection.entries().get(i).column() == key.get(part).ordinal()) {
          fields.set(i, add(fields.get(i), part));
        }
      }
    }
    List<String> names = key.stream().map(ScalarField::name).toList();
    return new Schema(fields, Map.of(METADATA, String.join(",", names)));
  }

  private static Field add(Field field, int part) {
    Map<String, String> metadata = new HashMap<>(field.getMetadata());
    metadata.put(METADATA, String.valueOf(part));
    FieldType type =
        new FieldType(field.isNullable(), field.getType(), field.getDictionary(), metadata);
    return new Field(field.getName(), type, field.getChildren());
  }
}

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
 * Says in a schema what the key of its rows is, so that a client whose stream breaks knows where to
 * go on: the schema has the GraphQL names of the key's parts, apart by commas, and each column that
 * holds a part has its number, from 0, both under {@link #METADATA}. Only rows of one type have a
 * key; a stream need not have all of its columns.
 */
final class KeyMarks {
  /** The key under which it stands in the metadata of the schema and of the columns. */
  static final String METADATA = "fraiseql:key";

  private KeyMarks() {}

  /** The schema of a selection with the marks; as it is, if its rows have no key. */
  static Schema mark(Schema schema, Selection selection, Model model) {
    Optional<TypeModel> type = model.findType(selection.typeName());
    return type.map(of -> mark(schema, selection, of.key())).orElse(schema);
  }

  private static Schema mark(Schema schema, Selection selection, List<ScalarField> key) {
    List<Field> fields = new ArrayList<>(schema.getFields());
    for (int i = 0; i < fields.size(); i++) {
      for (int part = 0; part < key.size(); part++) {
        if (selection.entries().get(i).column() == key.get(part).ordinal()) {
          fields.set(i, mark(fields.get(i), part));
        }
      }
    }
    List<String> names = key.stream().map(ScalarField::name).toList();
    return new Schema(fields, Map.of(METADATA, String.join(",", names)));
  }

  private static Field mark(Field field, int part) {
    Map<String, String> metadata = new HashMap<>(field.getMetadata());
    metadata.put(METADATA, String.valueOf(part));
    FieldType type =
        new FieldType(field.isNullable(), field.getType(), field.getDictionary(), metadata);
    return new Field(field.getName(), type, field.getChildren());
  }
}

package dev.fraiseql.processor.declared;

import dev.fraiseql.contract.model.Doc;
import dev.fraiseql.contract.model.ObjectModel;
import dev.fraiseql.processor.diagnose.Origin;
import java.util.List;

/**
 * A record that methods return and that is no row.
 *
 * @param name in GraphQL
 * @param javaClass its canonical name
 * @param fields its components, in order
 */
public record ObjectDeclaration(
    String name, String javaClass, List<ValueDeclaration> fields, Doc doc, Origin origin) {
  public ObjectDeclaration {
    fields = List.copyOf(fields);
  }

  /** Its model, if all fields are values. */
  public ObjectModel model() {
    return new ObjectModel(
        name, javaClass, fields.stream().map(ValueDeclaration::model).toList(), doc);
  }
}

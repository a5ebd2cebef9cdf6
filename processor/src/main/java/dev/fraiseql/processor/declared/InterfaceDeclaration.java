package dev.fraiseql.processor.declared;

import dev.fraiseql.contract.model.Doc;
import dev.fraiseql.processor.declared.TypeDeclaration.Shape;
import dev.fraiseql.processor.diagnose.Origin;
import java.util.List;

/**
 * A sealed interface annotated with {@code @Type}.
 *
 * @param javaClass its canonical name
 * @param name in GraphQL
 * @param plural of the root field that gives a list
 * @param ofTables attributes of the annotation that only something with a table has, by name, as
 *     far as the author gave them
 * @param permitted the canonical names of the classes that it permits, in order
 * @param accessors the methods that name the fields of all of them, in order
 * @param origin its declaration
 */
public record InterfaceDeclaration(
    String javaClass,
    Shape shape,
    Attribute<String> name,
    Attribute<String> plural,
    List<Attribute<String>> ofTables,
    List<String> permitted,
    List<Accessor> accessors,
    Doc doc,
    Origin origin) {
  public InterfaceDeclaration {
    ofTables = List.copyOf(ofTables);
    permitted = List.copyOf(permitted);
    accessors = List.copyOf(accessors);
  }

  /**
   * A method without parameters.
   *
   * @param field the name of the field that it gives
   */
  public record Accessor(String field, Origin origin) {}

  /** The name of the interface without its package and the classes around it. */
  public String simpleName() {
    return javaClass.substring(javaClass.lastIndexOf('.') + 1);
  }
}

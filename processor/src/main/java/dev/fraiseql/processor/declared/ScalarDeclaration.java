package dev.fraiseql.processor.declared;

import dev.fraiseql.contract.model.Doc;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.ScalarConversion;
import dev.fraiseql.contract.model.ScalarModel;
import dev.fraiseql.processor.declared.TypeDeclaration.Shape;
import dev.fraiseql.processor.diagnose.Origin;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A class annotated with {@code @Scalar}.
 *
 * @param packageName empty for the unnamed package
 * @param javaClass its canonical name
 * @param standing where the class is compiled, and how it is declared
 * @param name in GraphQL
 * @param specifiedBy a URL; empty if none is given
 * @param components of the record, in order; empty if the class is not a record
 * @param parse the method by which clients write it as a text; null if it has none
 * @param origin its declaration
 */
public record ScalarDeclaration(
    String packageName,
    String javaClass,
    Shape shape,
    Standing standing,
    Attribute<String> name,
    Attribute<String> specifiedBy,
    List<Component> components,
    @Nullable Parse parse,
    Doc doc,
    Origin origin) {
  /** The scalars that a component may have: those that are stored in one column and comparable. */
  private static final Set<Scalar> STORABLE =
      EnumSet.complementOf(EnumSet.of(Scalar.BOOLEAN, Scalar.ENUM, Scalar.BYTES, Scalar.JSON));

  public ScalarDeclaration {
    components = List.copyOf(components);
  }

  /**
   * Where a class is compiled, and how it is declared.
   *
   * @param compiledHere whether this build compiles it; else another jar has it
   * @param isPublic whether it, and every class around it, is public
   * @param served whether it is also a {@code @Type}
   */
  public record Standing(boolean compiledHere, boolean isPublic, boolean served) {}

  /**
   * A component of the record.
   *
   * @param javaType the source text of its type
   * @param scalar of its values; null if its type is no supported scalar
   * @param scalarClass its class, if it is a scalar
   */
  public record Component(
      String name,
      String javaType,
      @Nullable Scalar scalar,
      ScalarClass scalarClass,
      Origin origin) {}

  /**
   * The methods named {@code parse}.
   *
   * @param objection the end of an error message, with the remedy; null if one of them reads a text
   * @param origin of the one that reads a text, or of the first
   */
  public record Parse(@Nullable String objection, Origin origin) {}

  /** The name of the class without its package and the classes around it. */
  public String simpleName() {
    return javaClass.substring(javaClass.lastIndexOf('.') + 1);
  }

  /** The scalar of its stored form; empty if the declaration is not valid. */
  public Optional<Scalar> base() {
    return components.size() == 1
        ? Optional.ofNullable(components.getFirst().scalar()).filter(STORABLE::contains)
        : Optional.empty();
  }

  /** Whether clients read and write it as a text that the record converts. */
  public boolean isText() {
    return parse != null;
  }

  /** The model of a valid declaration. */
  ScalarModel model() {
    return new ScalarModel(
        name.value(),
        javaClass,
        base().orElseThrow(),
        isText(),
        specifiedBy.value().isEmpty() ? null : specifiedBy.value(),
        doc,
        ScalarConversion.UNKNOWN);
  }

  /** How generated code calls the record of a valid declaration. */
  public ScalarCall call() {
    Component component = components.getFirst();
    return new ScalarCall(
        packageName, standing.compiledHere(), component.name(), component.scalarClass());
  }
}

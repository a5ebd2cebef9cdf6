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
 * @param standing where the class comes from, and what it is besides
 * @param name in GraphQL
 * @param specifiedBy a URL; empty if none is given
 * @param components of the record, in order; none if it is no record
 * @param parse the method that makes it a text; null if it has none
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
  /** What a component can be: what can be told apart and kept in one column, but for documents. */
  private static final Set<Scalar> KEPT =
      EnumSet.complementOf(EnumSet.of(Scalar.BOOLEAN, Scalar.ENUM, Scalar.BYTES, Scalar.JSON));

  public ScalarDeclaration {
    components = List.copyOf(components);
  }

  /**
   * What a class is besides.
   *
   * @param compiledHere whether this build compiles it; else another jar has it
   * @param isPublic whether it, and every class around it, is public
   * @param served whether it is a {@code @Type}, too
   */
  public record Standing(boolean compiledHere, boolean isPublic, boolean served) {}

  /**
   * A component of the record.
   *
   * @param javaType as people write it
   * @param scalar what its values are; null if they are no single value of ours
   * @param offset whether it is an {@code OffsetDateTime}, not an {@code Instant}
   */
  public record Component(
      String name, String javaType, @Nullable Scalar scalar, boolean offset, Origin origin) {}

  /**
   * The methods named {@code parse}.
   *
   * @param objection what is wrong with them, as the end of a sentence, and what to do; null if one
   *     of them reads a text
   * @param origin of the one that reads a text, or of the first
   */
  public record Parse(@Nullable String objection, Origin origin) {}

  /** The name of the class without its package and the classes around it. */
  public String simpleName() {
    return javaClass.substring(javaClass.lastIndexOf('.') + 1);
  }

  /** What its values are kept as; empty if that cannot be told. */
  public Optional<Scalar> base() {
    return components.size() == 1
        ? Optional.ofNullable(components.getFirst().scalar()).filter(KEPT::contains)
        : Optional.empty();
  }

  /** Whether clients read and write it as a text that only the record knows. */
  public boolean isText() {
    return parse != null;
  }

  /** The model of one in which no rule finds a mistake. */
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

  /** How generated code calls one in which no rule finds a mistake. */
  public ScalarCall call() {
    Component component = components.getFirst();
    return new ScalarCall(
        packageName, standing.compiledHere(), component.name(), component.offset());
  }
}

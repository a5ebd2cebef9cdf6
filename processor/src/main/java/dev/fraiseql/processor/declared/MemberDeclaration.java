package dev.fraiseql.processor.declared;

import dev.fraiseql.contract.model.Doc;
import dev.fraiseql.processor.declared.MemberAnnotations.ColumnAnnotation;
import dev.fraiseql.processor.diagnose.Origin;
import java.util.List;
import java.util.stream.Stream;

/**
 * A field of an annotated or embedded class.
 *
 * @param owner the simple name of the class that declares it
 * @param name the Java name, which is also the name in GraphQL
 * @param nullable whether the Java type admits null, by {@code @Nullable} or {@code Optional}
 * @param kind how the Java type is served
 * @param annotations FraiseQL's annotations on it
 * @param constraints of Jakarta Validation on it
 * @param origin its declaration
 */
public record MemberDeclaration(
    String owner,
    String name,
    boolean nullable,
    MemberKind kind,
    MemberAnnotations annotations,
    List<Constraint> constraints,
    Doc doc,
    Origin origin) {
  public MemberDeclaration {
    constraints = List.copyOf(constraints);
  }

  /** The GraphQL scalar of identifiers. */
  public static final String ID = "ID";

  /** The name by which errors speak of it: {@code Order.total}. */
  public String qualifiedName() {
    return owner + '.' + name;
  }

  /**
   * Whether the value is an {@code ID} in GraphQL, by {@code @Column(scalar = ...)} or else by
   * {@code @Id}.
   */
  public boolean isId() {
    boolean canBeId = kind instanceof MemberKind.Value value && value.canBeId();
    if (!canBeId) {
      return false;
    }
    ColumnAnnotation column = annotations.column();
    if (column == null || !column.scalar().given()) {
      return annotations.id() != null;
    }
    return column.scalar().value().equals(ID);
  }

  /** Whether it only reads its column, of which another field is the first. */
  public boolean isReadOnly() {
    ColumnAnnotation column = annotations.column();
    return column != null && column.readOnly().value();
  }

  /** Itself and, if it is embedded, what it consists of. */
  Stream<MemberDeclaration> withNested() {
    return kind instanceof MemberKind.Embedded embedded
        ? Stream.concat(
            Stream.of(this), embedded.members().stream().flatMap(MemberDeclaration::withNested))
        : Stream.of(this);
  }
}

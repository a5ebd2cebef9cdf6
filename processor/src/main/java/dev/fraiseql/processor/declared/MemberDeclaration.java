package dev.fraiseql.processor.declared;

import dev.fraiseql.contract.model.Doc;
import dev.fraiseql.processor.diagnose.Origin;
import java.util.stream.Stream;

/**
 * A field of an annotated or embedded class.
 *
 * @param owner the simple name of the class that declares it
 * @param name the Java name, which is also the name in GraphQL
 * @param nullable whether the Java type admits null, by {@code @Nullable} or {@code Optional}
 * @param kind how the Java type is served
 * @param annotations FraiseQL's annotations on it
 * @param origin its declaration
 */
public record MemberDeclaration(
    String owner,
    String name,
    boolean nullable,
    MemberKind kind,
    MemberAnnotations annotations,
    Doc doc,
    Origin origin) {

  /** The name by which errors speak of it: {@code Order.total}. */
  public String qualifiedName() {
    return owner + '.' + name;
  }

  /** Itself and, if it is embedded, what it consists of. */
  Stream<MemberDeclaration> withNested() {
    return kind instanceof MemberKind.Embedded embedded
        ? Stream.concat(
            Stream.of(this), embedded.members().stream().flatMap(MemberDeclaration::withNested))
        : Stream.of(this);
  }
}

package dev.fraiseql.processor.read;

import dev.fraiseql.processor.declared.Declarations;
import dev.fraiseql.processor.declared.EnumDeclaration;
import dev.fraiseql.processor.declared.MemberKind;
import dev.fraiseql.processor.declared.MethodClassDeclaration;
import dev.fraiseql.processor.declared.MethodDeclaration;
import dev.fraiseql.processor.declared.ObserverDeclaration;
import dev.fraiseql.processor.declared.OperationDeclaration;
import dev.fraiseql.processor.declared.TypeDeclaration;
import dev.fraiseql.processor.diagnose.Origin;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.util.Elements;

/**
 * The elements that generated files follow from. A type's are its class, those embedded in it,
 * those of the scalars that its fields are of, and those that its relations lead to, because the
 * columns of a relation bear the names of the target's key. Those of a caller of methods are their
 * class and the classes that they return. Those of an observer are its class and those of the type
 * that it observes.
 */
public final class OriginatingElements {
  private static final Element[] NONE = {};

  private final Elements elements;
  private final Map<String, Set<Element>> byName = new HashMap<>();

  /** Those of sound declarations. */
  public OriginatingElements(
      Elements elements, Declarations declarations, Stream<OperationDeclaration> operations) {
    this.elements = elements;
    declarations.types().forEach(type -> collect(type, declarations));
    for (EnumDeclaration declared : declarations.enums()) {
      add(declared.model().name(), declared.origin());
    }
    declarations.interfaces().forEach(each -> add(each.name().value(), each.origin()));
    declarations.scalars().forEach(each -> add(each.name().value(), each.origin()));
    declarations.methods().forEach(this::collect);
    declarations.objects().forEach(each -> add(each.name(), each.origin()));
    declarations.observers().classes().forEach(each -> collect(each, declarations));
    operations.forEach(operation -> add(operation.source(), operation.origin()));
  }

  /**
   * The elements of a type, enum or operation, by its GraphQL name, or of a class with methods or
   * an observer, by its Java name; none for what came from a file.
   */
  public Element[] of(String name) {
    return byName.getOrDefault(name, Set.of()).toArray(NONE);
  }

  private void collect(TypeDeclaration type, Declarations declarations) {
    String name = type.name().value();
    add(name, type.origin());
    type.everyMember()
        .forEach(member -> {
          switch (member.kind()) {
            case MemberKind.Embedded embedded -> add(name, embedded.javaClass());
            case MemberKind.ToOne toOne -> add(name, toOne.javaClass());
            case MemberKind.ToMany toMany -> add(name, toMany.javaClass());
            case MemberKind.Value value when value.type().custom() != null ->
                declarations.scalars().stream()
                    .filter(scalar -> scalar.name().value().equals(value.type().graphql()))
                    .forEach(scalar -> add(name, scalar.origin()));
            default -> {}
          }
        });
  }

  /** A class with methods, and the classes whose instances they return. */
  private void collect(MethodClassDeclaration type) {
    add(type.javaClass(), type.origin());
    for (MethodDeclaration method : type.methods()) {
      switch (method.result()) {
        case MethodDeclaration.Rows rows -> add(type.javaClass(), rows.javaClass());
        case MethodDeclaration.Objects objects -> add(type.javaClass(), objects.javaClass());
        default -> {}
      }
    }
  }

  private void collect(ObserverDeclaration observer, Declarations declarations) {
    String name = observer.javaClass();
    add(name, observer.origin());
    declarations
        .ofClass(observer.entity().value())
        .ifPresent(type ->
            byName
                .computeIfAbsent(name, any -> new LinkedHashSet<>())
                .addAll(byName.getOrDefault(type.name().value(), Set.of())));
  }

  private void add(String name, Origin origin) {
    Element element = origin.element();
    if (element != null) {
      byName.computeIfAbsent(name, any -> new LinkedHashSet<>()).add(element);
    }
  }

  private void add(String name, String javaClass) {
    Element element = elements.getTypeElement(javaClass);
    if (element != null) {
      byName.computeIfAbsent(name, any -> new LinkedHashSet<>()).add(element);
    }
  }
}

package dev.fraiseql.processor.read;

import dev.fraiseql.processor.declared.Declarations;
import dev.fraiseql.processor.declared.InterfaceDeclaration;
import dev.fraiseql.processor.declared.MethodClassDeclaration;
import dev.fraiseql.processor.declared.ScalarDeclaration;
import dev.fraiseql.processor.declared.TypeDeclaration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Reads all that the authors of a build declared. */
public final class DeclarationReader {
  private final Elements elements;
  private final Types types;

  /** A reader of javac's elements and types. */
  public DeclarationReader(Elements elements, Types types) {
    this.elements = elements;
    this.types = types;
  }

  /**
   * The declarations of these classes, in an order that does not depend on the compiler's.
   *
   * @param classes annotated with {@code @Type}
   * @param scalars the names of those annotated with {@code @Scalar} that this build compiles
   */
  public Declarations read(Collection<TypeElement> classes, Set<String> scalars) {
    return read(classes, scalars, List.of(), List.of());
  }

  /**
   * As {@link #read(Collection, Set)}, with methods and observers.
   *
   * @param methods classes that are annotated with {@code @Mutation} or {@code @Query}, or have
   *     such methods
   * @param observers classes that are annotated with {@code @Observer}, or have actions
   */
  public Declarations read(
      Collection<TypeElement> classes,
      Set<String> scalars,
      Collection<TypeElement> methods,
      Collection<TypeElement> observers) {
    Docs docs = new Docs(elements);
    EnumReader enums = new EnumReader(elements, docs);
    ScalarReader scalarReader = new ScalarReader(elements, docs, scalars);
    TypeReader reader = new TypeReader(elements, types, docs, new ValueTypes(enums, scalarReader));
    InterfaceReader interfaceReader = new InterfaceReader(docs);
    List<TypeDeclaration> declared = new ArrayList<>();
    List<InterfaceDeclaration> interfaces = new ArrayList<>();
    for (TypeElement type : classes) {
      try {
        if (InterfaceReader.isSealed(type)) {
          interfaces.add(interfaceReader.read(type));
        } else {
          declared.add(reader.read(type));
        }
      } catch (RuntimeException e) {
        throw new IllegalStateException("could not read " + type.getQualifiedName(), e);
      }
    }
    declared.sort(
        Comparator.comparing((TypeDeclaration type) -> type.name().value())
            .thenComparing(TypeDeclaration::javaClass));
    interfaces.sort(
        Comparator.comparing((InterfaceDeclaration each) -> each.name().value())
            .thenComparing(InterfaceDeclaration::javaClass));
    ValueReader values = new ValueReader(new ValueTypes(enums, scalarReader));
    ObjectReader objects = new ObjectReader(docs, values);
    MethodReader methodReader = new MethodReader(elements, types, docs, values, objects);
    List<MethodClassDeclaration> callable =
        methods.stream()
            .map(methodReader::read)
            .sorted(Comparator.comparing(MethodClassDeclaration::javaClass))
            .toList();
    List<ScalarDeclaration> found = new ArrayList<>(scalarReader.all());
    found.sort(
        Comparator.comparing((ScalarDeclaration each) -> each.name().value())
            .thenComparing(ScalarDeclaration::javaClass));
    return new Declarations(
        declared,
        List.copyOf(enums.all()),
        interfaces,
        found,
        callable,
        List.copyOf(objects.all()),
        new ObserverReader(elements, declared).read(observers));
  }
}

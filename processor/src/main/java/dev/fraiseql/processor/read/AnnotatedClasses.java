package dev.fraiseql.processor.read;

import dev.fraiseql.annotations.Handle;
import dev.fraiseql.annotations.Mutation;
import dev.fraiseql.annotations.Observer;
import dev.fraiseql.annotations.Operation;
import dev.fraiseql.annotations.Query;
import dev.fraiseql.annotations.Scalar;
import dev.fraiseql.annotations.Type;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/**
 * The annotated classes that the rounds have brought so far. Names are kept, not elements: what a
 * name stands for in a later round may know types that other processors have written in between.
 */
public final class AnnotatedClasses {
  private final Elements elements;
  private final Set<String> types = new TreeSet<>();
  private final Set<String> operations = new TreeSet<>();
  private final Set<String> scalars = new TreeSet<>();
  private final Set<String> methods = new TreeSet<>();
  private final Set<String> observers = new TreeSet<>();

  /** None yet. */
  public AnnotatedClasses(Elements elements) {
    this.elements = elements;
  }

  /** Adds those of a round, and returns them. */
  public List<TypeElement> collect(RoundEnvironment round) {
    List<TypeElement> found = new ArrayList<>(collect(round, Type.class, types));
    found.addAll(collect(round, Operation.class, operations));
    found.addAll(collect(round, Scalar.class, scalars));
    found.addAll(collectOwners(round, Mutation.class, methods));
    found.addAll(collectOwners(round, Query.class, methods));
    Set<TypeElement> observing = new LinkedHashSet<>(collect(round, Observer.class, observers));
    observing.addAll(collectOwners(round, Handle.class, observers));
    ActionReader.ANNOTATIONS.forEach(action -> observing.addAll(collect(round, action, observers)));
    found.addAll(observing);
    return found;
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return types.isEmpty()
        && operations.isEmpty()
        && scalars.isEmpty()
        && methods.isEmpty()
        && observers.isEmpty();
  }

  /** The classes annotated with {@code @Type}, as this round knows them. */
  public List<TypeElement> types() {
    return types.stream().map(elements::getTypeElement).toList();
  }

  /** Whether there are scalars alone, for other jars to make use of. */
  public boolean areScalarsAlone() {
    return types.isEmpty()
        && operations.isEmpty()
        && methods.isEmpty()
        && observers.isEmpty()
        && !scalars.isEmpty();
  }

  /**
   * The classes that are annotated with {@code @Mutation} or {@code @Query}, or have such methods,
   * as this round knows them.
   */
  public List<TypeElement> methods() {
    return methods.stream().map(elements::getTypeElement).toList();
  }

  /**
   * The classes that are annotated with {@code @Observer} or an action, or have a method with
   * {@code @Handle}, as this round knows them.
   */
  public List<TypeElement> observers() {
    return observers.stream().map(elements::getTypeElement).toList();
  }

  /** The names of the classes annotated with {@code @Scalar}. */
  public Set<String> scalars() {
    return Collections.unmodifiableSet(scalars);
  }

  /** The elements annotated with {@code @Operation}, as this round knows them. */
  public List<TypeElement> operations() {
    return operations.stream().map(elements::getTypeElement).toList();
  }

  /** Adds the classes that have an annotation, or methods with it. */
  private static Set<TypeElement> collectOwners(
      RoundEnvironment round, Class<? extends Annotation> annotation, Set<String> into) {
    Set<TypeElement> owners = new LinkedHashSet<>();
    for (Element element : round.getElementsAnnotatedWith(annotation)) {
      Element owner = element instanceof TypeElement ? element : element.getEnclosingElement();
      if (owner instanceof TypeElement type) {
        owners.add(type);
        into.add(type.getQualifiedName().toString());
      }
    }
    return owners;
  }

  private static Set<TypeElement> collect(
      RoundEnvironment round, Class<? extends Annotation> annotation, Set<String> into) {
    Set<TypeElement> found = ElementFilter.typesIn(round.getElementsAnnotatedWith(annotation));
    found.forEach(element -> into.add(element.getQualifiedName().toString()));
    return found;
  }
}

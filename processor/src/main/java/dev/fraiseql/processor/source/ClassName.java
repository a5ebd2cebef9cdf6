package dev.fraiseql.processor.source;

import java.util.ArrayList;
import java.util.List;

/**
 * A class or interface.
 *
 * @param packageName empty for the unnamed package
 * @param simpleNames of the classes around it, outermost first, and of the class itself
 */
public record ClassName(String packageName, List<String> simpleNames) implements TypeName {
  public ClassName {
    simpleNames = List.copyOf(simpleNames);
  }

  /**
   * A class by its package and its simple name, which may be followed by those of inner classes.
   */
  public static ClassName get(String packageName, String simpleName, String... inner) {
    List<String> names = new ArrayList<>(List.of(simpleName));
    names.addAll(List.of(inner));
    return new ClassName(packageName, names);
  }

  /** The name of a class that is loaded. */
  public static ClassName get(Class<?> type) {
    Class<?> outer = type.getEnclosingClass();
    return outer == null
        ? get(type.getPackageName(), type.getSimpleName())
        : get(outer).nestedClass(type.getSimpleName());
  }

  /** The name within the package and the classes around it. */
  public String simpleName() {
    return simpleNames.getLast();
  }

  /** A class within this one. */
  public ClassName nestedClass(String name) {
    List<String> names = new ArrayList<>(simpleNames);
    names.add(name);
    return new ClassName(packageName, names);
  }

  /** The class that a file is named after. */
  ClassName topLevelClassName() {
    return simpleNames.size() == 1 ? this : get(packageName, simpleNames.getFirst());
  }

  /** The name with its package: {@code java.util.Map.Entry}. */
  public String canonicalName() {
    return qualified(String.join(".", simpleNames));
  }

  /** The name by which class loaders know it: {@code java.util.Map$Entry}. */
  public String reflectionName() {
    return qualified(String.join("$", simpleNames));
  }

  private String qualified(String name) {
    return packageName.isEmpty() ? name : packageName + '.' + name;
  }

  @Override
  public String toString() {
    return canonicalName();
  }
}

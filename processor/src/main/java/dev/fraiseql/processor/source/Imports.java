package dev.fraiseql.processor.source;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The imports of a source file. Two classes of the same simple name cannot both be imported. */
final class Imports {
  private final String packageName;
  private final Map<String, ClassName> imported = new HashMap<>();

  /**
   * @param own the class that the file declares
   */
  Imports(ClassName own) {
    packageName = own.packageName();
    reserve(own);
  }

  /** Keeps the simple name of a class that the file declares. */
  void reserve(ClassName declared) {
    imported.put(declared.simpleName(), declared);
  }

  /** The name by which the file refers to a class, which is imported if possible. */
  String name(ClassName type) {
    ClassName top = type.topLevelClassName();
    return imported.computeIfAbsent(top.simpleName(), name -> top).equals(top)
        ? String.join(".", type.simpleNames())
        : type.canonicalName();
  }

  /** The classes to import, sorted. */
  List<String> sorted() {
    return imported.values().stream()
        .filter(type -> !type.packageName().equals(packageName))
        .filter(type -> !type.packageName().equals("java.lang"))
        .map(ClassName::canonicalName)
        .sorted()
        .toList();
  }
}

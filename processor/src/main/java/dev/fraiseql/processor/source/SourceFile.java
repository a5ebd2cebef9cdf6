package dev.fraiseql.processor.source;

import java.util.List;
import javax.lang.model.element.Modifier;

/** A class printed as a source file. */
public final class SourceFile {
  /** Leaves room for indentation and for the marks of a comment. */
  private static final int LONGEST_COMMENT = CodePrinter.WIDTH - 9;

  private final Imports imports;
  private final CodePrinter code;

  private SourceFile(ClassName name) {
    imports = new Imports(name);
    code = new CodePrinter(imports);
  }

  /**
   * The text of the file.
   *
   * @param name of the class
   * @param type the class
   */
  public static String of(ClassName name, TypeSpec type) {
    return print("", name, type);
  }

  /**
   * The text of a file that imports all constants of a class.
   *
   * @param constants that class
   * @param name of the class in the file
   * @param type that class
   */
  public static String withConstants(ClassName constants, ClassName name, TypeSpec type) {
    return print("import static " + constants + ".*;\n\n", name, type);
  }

  private static String print(String staticImport, ClassName name, TypeSpec type) {
    SourceFile file = new SourceFile(name);
    file.reserve(name, type);
    file.type(type);
    StringBuilder text = new StringBuilder();
    if (!name.packageName().isEmpty()) {
      text.append("package ").append(name.packageName()).append(";\n\n");
    }
    text.append(staticImport);
    List<String> imports = file.imports.sorted();
    imports.forEach(each -> text.append("import ").append(each).append(";\n"));
    return text.append(imports.isEmpty() ? "" : "\n").append(file.code.text()).toString();
  }

  private void reserve(ClassName name, TypeSpec type) {
    for (TypeSpec nested : type.types()) {
      ClassName inner = name.nestedClass(nested.name());
      imports.reserve(inner);
      reserve(inner, nested);
    }
  }

  private void type(TypeSpec type) {
    javadoc(type.javadoc());
    type.annotations().forEach(this::annotation);
    modifiers(type.modifiers());
    code.text("class ").text(type.name());
    if (type.superclass() != null) {
      code.print(" extends $T", type.superclass());
    }
    String separator = "$Wimplements $T";
    for (TypeName each : type.superinterfaces()) {
      code.print(separator, each);
      separator = ",$W$T";
    }
    code.print(" {\n$>");
    boolean first = fields(type.fields());
    for (MethodSpec method : type.methods()) {
      first = separate(first);
      method(type.name(), method);
    }
    for (TypeSpec nested : type.types()) {
      first = separate(first);
      type(nested);
    }
    code.print("$<}\n");
  }

  /** Ends the last member. Returns false: what follows is not the first. */
  private boolean separate(boolean first) {
    if (!first) {
      code.print("\n");
    }
    return false;
  }

  /** Prints fields; those that are numbered alike share a declaration. Whether there are none. */
  private boolean fields(List<FieldSpec> fields) {
    boolean first = true;
    for (int i = 0; i < fields.size(); i++) {
      FieldSpec field = fields.get(i);
      first = separate(first);
      javadoc(field.javadoc());
      modifiers(field.modifiers());
      code.print("$[$T $L", field.type(), field.name());
      initializer(field);
      while (i + 1 < fields.size() && isNumberedLike(field, fields.get(i + 1))) {
        FieldSpec next = fields.get(++i);
        code.print(",$W$L", next.name());
        initializer(next);
      }
      code.print(";\n$]");
    }
    return first;
  }

  private static boolean isNumberedLike(FieldSpec field, FieldSpec next) {
    return field.type().equals(TypeName.INT)
        && next.type().equals(TypeName.INT)
        && next.modifiers().equals(field.modifiers())
        && next.javadoc().isEmpty();
  }

  private void initializer(FieldSpec field) {
    CodeBlock value = field.initializer();
    if (value.isEmpty()) {
      return;
    }
    String format = field.type().equals(TypeName.INT) ? " = $L" : " =$W$L";
    code.print(value.hasLines() ? " =\n$L" : format, value);
  }

  private void method(String typeName, MethodSpec method) {
    javadoc(method.javadoc());
    method.annotations().forEach(this::annotation);
    modifiers(method.modifiers());
    if (method.result() == null) {
      code.text(typeName);
    } else {
      code.print("$T $L", method.result(), method.name());
    }
    String separator = "($Z$T $L";
    for (MethodSpec.Parameter parameter : method.parameters()) {
      code.print(separator, parameter.type(), parameter.name());
      separator = ",$W$T $L";
    }
    code.print(method.parameters().isEmpty() ? "()" : ")");
    separator = "$Wthrows $T";
    for (TypeName each : method.exceptions()) {
      code.print(separator, each);
      separator = ",$W$T";
    }
    if (method.code().isEmpty()) {
      code.print(" {}\n");
    } else {
      code.print(" {\n$>$L$<}\n", method.code());
    }
  }

  private void modifiers(List<Modifier> modifiers) {
    modifiers.stream().sorted().forEach(modifier -> code.print("$L ", modifier));
  }

  private void annotation(AnnotationSpec annotation) {
    code.print("@$T", annotation.type());
    String separator = "(";
    for (var member : annotation.members().entrySet()) {
      code.print(separator);
      if (annotation.members().size() > 1 || !member.getKey().equals("value")) {
        code.print("$L = ", member.getKey());
      }
      CodeBlock values = CodeBlock.join(member.getValue(), ", ");
      code.print(member.getValue().size() == 1 ? "$L" : "{$L}", values);
      separator = ", ";
    }
    code.print(annotation.members().isEmpty() ? "\n" : ")\n");
  }

  /** Prints a comment: on one line if it fits. */
  private void javadoc(CodeBlock javadoc) {
    if (javadoc.isEmpty()) {
      return;
    }
    String text = new CodePrinter(imports).print(javadoc).text().strip();
    if (text.indexOf('\n') < 0 && text.length() <= LONGEST_COMMENT) {
      code.print("/** $L */\n", text);
      return;
    }
    code.print("/**\n");
    for (String line : text.split("\n", -1)) {
      CodePrinter filled = new CodePrinter(imports);
      for (String word : line.split(" ", -1)) {
        filled.print("$L$W", word);
      }
      filled.text().strip().lines().forEach(each -> code.print(" * $L\n", each.strip()));
    }
    code.print(" */\n");
  }
}

package dev.fraiseql.processor.write;

import static com.google.testing.compile.CompilationSubject.assertThat;

import com.google.testing.compile.Compilation;
import dev.fraiseql.processor.Compiler;
import org.junit.jupiter.api.Test;

/** Where generated classes are, whatever the author's naming of packages and classes. */
class PlacesTest {
  private static final String IMPORTS = "import dev.fraiseql.annotations.*; ";

  @Test
  void findsTheClassInAPackageWithCapitals() {
    Compilation compilation =
        Compiler.create()
            .source(
                "org.Acme.Shop.Order",
                "package org.Acme.Shop; " + IMPORTS + "@Type public record Order(@Id long id) {}")
            .compile();

    assertThat(compilation).succeeded();
    assertThat(compilation).generatedSourceFile("org.Acme.Shop.OrderSqliteExecutor");
  }

  @Test
  void findsAClassInLowerCaseWithinAnother() {
    Compilation compilation =
        Compiler.create()
            .source(
                "app.shop",
                "package app; "
                    + IMPORTS
                    + "public interface shop { @Type record order(@Id long id) {} }")
            .compile();

    assertThat(compilation).succeeded();
    assertThat(compilation).generatedSourceFile("app.shop_orderSqliteExecutor");
  }
}

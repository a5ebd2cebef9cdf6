package dev.fraiseql.engine.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.security.Caller;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallerResolverTest {
  private final CallerResolver resolver = new StaticTokenCallerResolver("s3cret");

  @Test
  void letsInWhoHasTheToken() {
    assertThat(resolver.resolve("Bearer s3cret").subject()).isEqualTo("token");
    assertThat(resolver.resolve("bearer s3cret").subject()).isEqualTo("token");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "s3cret",
        "Basic s3cret",
        "Bearer",
        "Bearer s3cre",
        "Bearer s3cret1",
        "Bearer S3CRET"
      })
  void keepsOutWhoHasNot(String authorization) {
    assertThatThrownBy(() -> resolver.resolve(authorization))
        .isInstanceOfSatisfying(
            RequestException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.UNAUTHENTICATED);
              assertThat(e.getMessage()).doesNotContain("s3cret");
            });
  }

  @Test
  void refusesATokenThatIsNone() {
    assertThatThrownBy(() -> new StaticTokenCallerResolver(" "))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void letsEverybodyInIfItIsOpen() {
    assertThat(new OpenCallerResolver().resolve(null)).isEqualTo(Caller.ANONYMOUS);
  }
}

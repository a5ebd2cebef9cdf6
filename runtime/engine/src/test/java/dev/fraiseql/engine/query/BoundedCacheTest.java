package dev.fraiseql.engine.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BoundedCacheTest {

  @Test
  void forgetsTheOldestThatNobodyAskedFor() {
    BoundedCache<Integer, String> cache = new BoundedCache<>(10, (key, value) -> 1);
    for (int i = 0; i < 10; i++) {
      cache.put(i, "v" + i);
    }
    assertThat(cache.get(0)).contains("v0");
    cache.put(10, "v10");
    assertThat(cache.get(0)).contains("v0");
    assertThat(cache.get(1)).isEmpty();
    assertThat(cache.size()).isEqualTo(10);
  }

  @Test
  void neverWeighsMoreThanItMay() {
    BoundedCache<String, Integer> cache = new BoundedCache<>(100, (key, value) -> key.length());
    cache.put("x".repeat(11), 1);
    assertThat(cache.size()).isZero();
    for (int i = 0; i < 1000; i++) {
      cache.put(("k" + i + "-").repeat(2), i);
      assertThat(cache.get("k" + i + "-k" + i + "-")).contains(i);
    }
    assertThat(cache.size()).isLessThanOrEqualTo(10);
  }

  @Test
  void keepsTheFirstValueOfAKey() {
    BoundedCache<String, Integer> cache = new BoundedCache<>(100, (key, value) -> key.length());
    cache.put("a", 1);
    cache.put("a", 2);
    assertThat(cache.get("a")).contains(1);
  }
}

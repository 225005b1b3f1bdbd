"""What a maintainer runs by hand: benchmarks, a comparison of two checkouts, screenshots, Lighthouse."""

use super::*;

#[test]
fn eigenvalues_solve_the_characteristic_equation() {
    for matrix in [[[0.9, 0.0], [0.0, 0.0]], [[0.8, 0.9], [-0.2, 0.9]], [[-3.0, 0.9], [-4.0, 0.9]], [[0.99, 0.5], [-0.01, 0.5]]] {
        let [[a, b], [c, d]]: StepMatrix = matrix;
        let (trace, determinant) = (a + d, a * d - b * c);
        match Eigenvalues::of(matrix) {
            Eigenvalues::Real(first, second) => {
                assert!((first + second - trace).abs() < 1e-14 && (first * second - determinant).abs() < 1e-14);
                assert!(first.abs() >= second.abs());
            }
            Eigenvalues::Complex { modulus, angle } => {
                assert!((2.0 * modulus * angle.cos() - trace).abs() < 1e-14);
                assert!((modulus * modulus - determinant).abs() < 1e-14);
            }
        }
    }
}

use super::*;

#[test]
fn data_are_told_from_lessons_by_the_name() {
    let command = |name: &str| open_command(PathBuf::from("/none").join(name));
    assert_eq!(command("train-images-idx3-ubyte"), Command::OpenData("/none".into()));
    assert_eq!(command("mnist.npz"), Command::OpenData("/none/mnist.npz".into()));
    assert_eq!(command("lesson.halfpipe"), Command::OpenFile("/none/lesson.halfpipe".into()));
    assert_eq!(command("lesson.ron"), Command::OpenFile("/none/lesson.ron".into()));
}
